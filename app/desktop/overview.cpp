#include "desktop/overview.h"

#include "contour/measures.h"
#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

using Mark = LocationGrid::Mark;

Mark mark_of(const Session& session, Ref ref) {
    const Opened& opened = *session.opened();
    if (session.unsaved().on(opened.id(ref))) return Mark::unsaved;
    switch (session.desk().state(opened.id(ref))) {
    case review::State::accepted:
        return Mark::accepted;
    case review::State::rejected:
        return Mark::rejected;
    case review::State::unsure:
        return Mark::unsure;
    case review::State::stale:
    case review::State::none:
        break;
    }
    // A decision that does not count any more hides no finding.
    const check::Status status = opened.index.status(ref);
    if (status == check::Status::error) return Mark::error;
    if (status == check::Status::warning) return Mark::warning;
    return session.desk().state(opened.id(ref)) == review::State::stale ? Mark::stale : Mark::unreviewed;
}

/// What a cell with several contours shows: what can be lost, the worst that was said or found, and accepted only where all
/// are.
int urgency(Mark mark) {
    constexpr Mark order[] = {Mark::no_slice, Mark::slice, Mark::accepted, Mark::unreviewed, Mark::stale,
                              Mark::warning,  Mark::error, Mark::unsure,   Mark::rejected,   Mark::unsaved};
    return int(std::ranges::find(order, mark) - std::begin(order));
}

void add_contour(LocationGrid::Cell& cell, const Session& session, Ref ref) {
    const Opened& opened = *session.opened();
    const Mark mark = mark_of(session, ref);
    if (urgency(mark) > urgency(cell.mark)) cell.mark = mark;
    cell.stale |= session.desk().state(opened.id(ref)) == review::State::stale;
    const auto findings = opened.index.findings(ref).size();
    cell.tip += u'\n' + kind_name(opened.contour(ref).id.kind) + QStringLiteral(": ");
    if (findings > 0) cell.tip += findings_text(int(findings)) + QStringLiteral(", ");
    if (const Unsaved::Entry* unsaved = session.unsaved().on(opened.id(ref)))
        cell.tip += tr("%1, not saved").arg(state_name(review::state_of(*unsaved->decision.verdict)));
    else
        cell.tip += state_name(session.desk().state(opened.id(ref)));
}

LocationGrid::Cell cell_of(const Session& session, int patient, std::size_t slice) {
    const Opened& opened = *session.opened();
    const dataset::SliceEntry& entry = opened.patient(patient).slices[slice];
    LocationGrid::Cell cell{Mark::slice, tr("slice %1").arg(entry.number)};
    for (const Ref ref : opened.index.on_slice(patient, int(slice)))
        add_contour(cell, session, ref);
    return cell;
}

/// The patient's contours whose slice is not there.
std::vector<Ref> loose_contours(const Opened& opened, int patient) {
    std::vector<Ref> loose;
    const auto& contours = opened.patient(patient).contours;
    for (std::size_t c = 0; c < contours.size(); ++c)
        if (!contours[c].slice) loose.push_back({patient, int(c)});
    return loose;
}

/// The left ventricle narrows towards the apex: the end of the stack with the larger inner contours is the base.
bool base_first(const dataset::Patient& patient) {
    double first_half = 0, second_half = 0;
    int first_count = 0, second_count = 0;
    for (const dataset::ContourEntry& entry : patient.contours) {
        if (entry.id.kind != contour::Kind::inner || !entry.contour || !entry.slice) continue;
        const int location = patient.slices[*entry.slice].location;
        if (location < 0) continue;
        const double area = contour::area(entry.contour->points);
        const bool first = std::size_t(location) * 2 < patient.locations.size();
        (first ? first_half : second_half) += area;
        ++(first ? first_count : second_count);
    }
    if (first_count == 0 || second_count == 0) return true;
    return first_half / first_count >= second_half / second_count;
}

} // namespace

PatientSummary summary(const Session& session, int patient) {
    const Opened& opened = *session.opened();
    const dataset::Patient& who = opened.patient(patient);
    PatientSummary s;
    s.name = qs(who.patient);
    if (!session.queue().filter().everything()) s.queued = int(session.queue().of_patient(patient));
    s.worst = opened.index.worst_beside_contours(patient);
    for (std::size_t c = 0; c < who.contours.size(); ++c) {
        const Ref ref{patient, int(c)};
        const contour::Kind kind = who.contours[c].id.kind;
        ++(kind == contour::Kind::inner ? s.inner : kind == contour::Kind::outer ? s.outer : s.papillary);
        if (opened.index.status(ref) != check::Status::ok) ++s.flagged;
        s.worst = std::max(s.worst, opened.index.status(ref));
        const review::State state = session.desk().state(opened.id(ref));
        s.accepted += state == review::State::accepted;
        s.rejected += state == review::State::rejected;
        s.unsure += state == review::State::unsure;
        s.queued_left += session.queue().contains(ref) && session.undecided(ref);
    }
    return s;
}

QString counts_text(const PatientSummary& s) {
    QStringList parts;
    if (s.inner > 0) parts << tr("%1 inner").arg(s.inner);
    if (s.outer > 0) parts << tr("%1 outer").arg(s.outer);
    if (s.papillary > 0) parts << tr("%1 papillary").arg(s.papillary);
    return parts.isEmpty() ? tr("no contours") : parts.join(QStringLiteral(" · "));
}

LocationGrid::Map grid_map(const Session& session) {
    LocationGrid::Map map;
    const dataset::Patient* who = session.patient();
    if (!who) return map;
    map.locations = int(who->locations.size());
    map.phases = who->phases;
    map.base_first = base_first(*who);
    map.cells.resize(std::size_t(map.locations) * std::size_t(map.phases));
    for (std::size_t row = 0; row < who->locations.size(); ++row) {
        for (const std::size_t slice : who->locations[row].slices)
            map.cells[row * std::size_t(map.phases) + std::size_t(who->slices[slice].phase)] =
                cell_of(session, session.place().patient, slice);
    }
    for (const Ref ref : loose_contours(*session.opened(), session.place().patient)) {
        LocationGrid::Cell cell{Mark::slice,
                                tr("There is no slice %1.").arg(session.opened()->contour(ref).id.slice)};
        add_contour(cell, session, ref);
        map.loose.push_back(std::move(cell));
    }
    if (!map.loose.empty()) map.phases = std::max(map.phases, 1);
    return map;
}

std::pair<int, int> grid_cell(const Session& session) {
    if (const dataset::SliceEntry* slice = session.slice()) return {slice->location, slice->phase};
    if (!session.contour()) return {-1, -1};
    const dataset::Patient& who = *session.patient();
    const auto loose = loose_contours(*session.opened(), session.place().patient);
    const int at = int(std::ranges::find(loose, session.place().ref()) - loose.begin());
    const int phases = std::max(who.phases, 1);
    return {int(who.locations.size()) + at / phases, at % phases};
}

void go_to_grid_cell(Session& session, int location, int phase) {
    const dataset::Patient* who = session.patient();
    if (!who) return;
    const int row = location - int(who->locations.size());
    if (row < 0) return session.go_to_cell(location, phase);
    const auto loose = loose_contours(*session.opened(), session.place().patient);
    const auto at = std::size_t(row * std::max(who->phases, 1) + phase);
    if (at < loose.size()) session.go_to(loose[at]);
}

FindingsInView findings_in_view(const Session& session) {
    FindingsInView view;
    const auto opened = session.opened();
    if (!opened) return view;
    view.dataset = opened->index.of_dataset();
    const Place& place = session.place();
    if (place.patient < 0) return view;
    view.patient = opened->index.of_patient(place.patient);
    if (place.contour >= 0) view.contour = opened->index.findings(place.ref());
    if (const auto* slice = session.slice())
        view.slice = opened->index.of_slice(place.patient, slice->number);
    else if (const auto* contour = session.contour())
        view.slice = opened->index.of_slice(place.patient, contour->id.slice);
    return view;
}

QStringList place_lines(const Session& session) {
    QStringList lines;
    const dataset::Patient* who = session.patient();
    if (!who) return lines;
    lines << qs(who->patient);
    const dataset::SliceEntry* slice = session.slice();
    if (!slice) return lines;
    if (slice->location >= 0)
        lines << tr("location %1 of %2 · phase %3 of %4")
                     .arg(slice->location + 1)
                     .arg(who->locations.size())
                     .arg(slice->phase + 1)
                     .arg(who->phases);
    QString last = tr("slice %1").arg(slice->number);
    if (slice->header && slice->header->trigger_time_ms)
        last += tr(" · %1 ms").arg(*slice->header->trigger_time_ms, 0, 'f', 0);
    lines << last;
    return lines;
}

} // namespace contourcheck::desktop
