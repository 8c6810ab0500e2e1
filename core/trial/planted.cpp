#include "trial/planted.h"

#include <algorithm>

namespace contourcheck::trial {

namespace {

constexpr std::string_view visible[] = {
    "shifted-5px",    "scaled-0.8",     "next-but-one-location", "mirrored-left-right",
    "oval",           "shifted-10px",   "scaled-1.25",           "other-patient",
    "turned-quarter", "kind-exchanged", "mirrored-top-bottom"};

const Mistake& mistake(std::string_view id) {
    return *std::ranges::find(mistakes(), id, &Mistake::id);
}

struct Place {
    std::size_t patient = 0, contour = 0;
};

/// Contours that nothing speaks against, in an order drawn by the seed; the first of each slice before the others.
std::vector<Place> places(const check::Checked& checked, const std::vector<check::PreparedPatient>& prepared,
                          const std::set<std::string>& left_out, Random& random) {
    std::vector<Place> result;
    std::size_t row = 0; // of the report, which has the contours in the same order
    const auto& rows = checked.report.contours;
    for (std::size_t p = 0; p < prepared.size(); ++p)
        for (std::size_t c = 0; c < prepared[p].contours.size() && row < rows.size(); ++c, ++row) {
            const check::PreparedContour& contour = prepared[p].contours[c];
            const bool is_wall =
                contour.kind() == contour::Kind::inner || contour.kind() == contour::Kind::outer;
            if (is_wall && contour.is_polygon() && contour.comparable && contour.slice &&
                rows[row].status == check::Status::ok && !left_out.contains(to_string(rows[row].id)))
                result.push_back({p, c});
        }
    shuffle(std::span(result), random);
    std::set<std::pair<std::size_t, int>> taken;
    std::ranges::stable_partition(result, [&](const Place& each) {
        return taken.emplace(each.patient, prepared[each.patient].contours[each.contour].entry->id.slice)
            .second;
    });
    return result;
}

} // namespace

std::vector<Planted> planted(const check::Checked& checked, std::size_t most, std::uint64_t seed,
                             const std::set<std::string>& left_out) {
    std::vector<check::PreparedPatient> prepared;
    std::vector<const check::PreparedPatient*> pointers;
    prepared.reserve(checked.patients.size());
    for (const dataset::Patient& patient : checked.patients)
        pointers.push_back(&prepared.emplace_back(check::prepare(patient)));
    Random random(seed);
    std::vector<Planted> result;
    std::size_t turn = 0;
    for (const Place& place : places(checked, prepared, left_out, random)) {
        if (result.size() >= most) break;
        for (std::size_t tried = 0; tried < std::size(visible); ++tried, ++turn) {
            const Mistake& kind = mistake(visible[turn % std::size(visible)]);
            auto changes = made(kind, prepared[place.patient], place.contour, pointers,
                                checked.report.convention.pixel_origin, random);
            if (changes.size() != 1) continue;
            result.push_back({place.patient, place.contour, kind.id, std::move(changes.front().points)});
            ++turn;
            break;
        }
    }
    std::ranges::sort(result, {}, [](const Planted& each) { return std::pair(each.patient, each.contour); });
    return result;
}

} // namespace contourcheck::trial
