#include "desktop/home/kept_place.h"

#include "base/hash.h"
#include "desktop/settings.h"
#include "desktop/texts.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

const QString places_group = QStringLiteral("places");
const QString opening_key = QStringLiteral("opening/folder");
const QString openings_key = QStringLiteral("opening/times");

QString key_of(const QString& folder) {
    return places_group + u'/' + keyed("contourcheck", folder.toStdString());
}

QString patient_hash(const Opened& opened, int patient) {
    return keyed(opened.checked.dataset.root.string(), opened.patient(patient).patient);
}

QStringList words(const KeptPlace& kept) {
    const Viewport& view = kept.viewport;
    return {kept.patient,
            QString::number(kept.slice),
            kept.kind,
            QString::number(int(kept.page)),
            view.fits ? QStringLiteral("fits") : QString::number(view.zoom),
            QString::number(view.centre.x()),
            QString::number(view.centre.y())};
}

std::optional<KeptPlace> from_words(const QStringList& words) {
    if (words.size() != 7) return std::nullopt;
    KeptPlace kept{words[0],
                   words[1].toInt(),
                   words[2],
                   Page(std::clamp(words[3].toInt(), int(Page::inspect), int(Page::sheet))),
                   {}};
    const Viewport view{false, words[4].toDouble(), {words[5].toDouble(), words[6].toDouble()}};
    if (view.zoom > 0 && std::isfinite(view.zoom) && std::isfinite(view.centre.x()) &&
        std::isfinite(view.centre.y()))
        kept.viewport = view;
    return kept;
}

} // namespace

QString keyed(const std::string& key, const std::string& text) {
    return qs(hmac_sha256_hex(key, text)).left(16);
}

KeptPlace keep(const Opened& opened, const Place& place) {
    KeptPlace kept;
    if (place.patient < 0) return kept;
    kept.patient = patient_hash(opened, place.patient);
    if (place.slice >= 0) kept.slice = opened.patient(place.patient).slices[std::size_t(place.slice)].number;
    if (place.contour >= 0) {
        const dataset::ContourId& id = opened.contour(place.ref()).id;
        kept.slice = id.slice;
        kept.kind = qs(contour::word(id.kind));
    }
    return kept;
}

std::optional<Place> find(const Opened& opened, const KeptPlace& kept) {
    int who = int(opened.checked.patients.size()) - 1;
    while (who >= 0 && patient_hash(opened, who) != kept.patient)
        --who;
    if (who < 0) return std::nullopt;
    const dataset::Patient& patient = opened.patient(who);
    if (patient.slices.empty() && patient.contours.empty()) return std::nullopt;
    if (const auto kind = contour::kind_from_word(kept.kind.toStdString())) {
        const dataset::ContourId id{patient.patient, kept.slice, *kind};
        if (const auto ref = opened.index.find(dataset::to_string(id))) return place_of(opened, *ref);
    }
    const auto slice = std::ranges::find(patient.slices, kept.slice, &dataset::SliceEntry::number);
    if (slice == patient.slices.end()) return start_of(opened, who);
    return on_slice(opened, who, int(slice - patient.slices.begin()), [](Ref) { return true; });
}

std::optional<KeptPlace> kept_place(const Settings& settings, const QString& folder) {
    return from_words(settings.words(key_of(folder)));
}

void set_kept_place(Settings& settings, const QString& folder, const KeptPlace& kept) {
    QStringList known;
    for (const QString& recent : settings.recent())
        known << key_of(recent);
    for (const QString& key : settings.keys_under(places_group))
        if (!known.contains(key)) settings.remove(key);
    if (known.contains(key_of(folder))) settings.set_words(key_of(folder), words(kept));
}

int unfinished_openings(const Settings& settings, const QString& folder) {
    return settings.words(opening_key) == QStringList{folder} ? settings.bytes(openings_key).toInt() : 0;
}

void note_opening(Settings& settings, const QString& folder) {
    settings.set_bytes(openings_key, QByteArray::number(unfinished_openings(settings, folder) + 1));
    settings.set_words(opening_key, {folder});
}

void note_opened(Settings& settings) {
    settings.remove(opening_key);
    settings.remove(openings_key);
}

} // namespace contourcheck::desktop
