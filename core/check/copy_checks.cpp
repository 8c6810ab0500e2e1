#include "check/about.h"
#include "check/checks.h"
#include "check/fit.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace contourcheck::check {

namespace {

struct Place {
    const PreparedPatient* patient;
    const PreparedContour* contour;
};

using Copies = std::map<std::string, std::vector<Place>>;

/// Contours with equal points, in different files: a file that the table gives to two patients is the table's mistake.
Copies copies(std::span<const PreparedPatient> patients) {
    Copies by_key;
    for (const PreparedPatient& patient : patients)
        for (const PreparedContour& contour : patient.contours)
            if (!contour.content_key.empty()) by_key[contour.content_key].push_back({&patient, &contour});
    std::erase_if(by_key, [](const auto& entry) {
        const auto& places = entry.second;
        return std::ranges::all_of(places, [&](const Place& place) {
            return place.contour->entry->file == places.front().contour->entry->file;
        });
    });
    return by_key;
}

/// How each fits its own patient's contours. What is a copy itself may not testify: copied together, they fit together.
std::vector<std::optional<double>> misfits(const std::vector<Place>& places,
                                           const std::set<const PreparedContour*>& all_copies) {
    std::vector<std::optional<double>> result;
    for (const auto& [patient, contour] : places)
        result.push_back(misfit(*patient, as_it_is(*contour),
                                [&](const PreparedContour& each) { return !all_copies.contains(&each); }));
    return result;
}

Phrase others(const std::vector<Place>& places, std::size_t but) {
    constexpr std::size_t most_named = 3;
    std::string text;
    std::size_t named = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i == but) continue;
        if (++named > most_named)
            return Phrase::tr("%1 and %2 more", {text, std::to_string(places.size() - 1 - most_named)});
        text += (text.empty() ? "" : ", ") + to_string(places[i].contour->entry->id);
    }
    return text;
}

Finding copy(const std::vector<Place>& places, std::size_t at, std::optional<std::size_t> original) {
    const auto& [patient, contour] = places[at];
    Finding finding = about_contour("contour-duplicate", *patient->patient, *contour->entry);
    finding.place = contour->centroid_px;
    const Phrase points =
        counted(contour->distinct_points, Phrase::noop("1 point"), Phrase::noop("%1 points"));
    if (original) {
        const std::string id = to_string(places[*original].contour->entry->id);
        finding.message = Phrase::tr(
            "The same %1 as %2, where they fit the patient's other contours; here they do not", {points, id});
        finding.suggestion = Phrase::tr("this one is the copy of %1: draw it anew or remove it", {id});
    } else {
        finding.message =
            Phrase::tr("The same %1 as %2; the patients' other contours do not tell which is the copy",
                       {points, others(places, at)});
        finding.suggestion =
            Phrase::tr("compare both with their pictures and remove the one that does not belong");
    }
    return finding;
}

} // namespace

std::vector<Finding> copy_checks(std::span<const PreparedPatient> patients) {
    const Copies by_key = copies(patients);
    std::set<const PreparedContour*> all_copies;
    for (const auto& [key, places] : by_key)
        for (const Place& place : places)
            all_copies.insert(place.contour);

    std::vector<Finding> findings;
    for (const auto& [key, places] : by_key) {
        const std::vector<bool> against = speaks_against(misfits(places, all_copies));
        std::optional<std::size_t> original;
        if (const auto right = std::ranges::find(against, false); right != against.end())
            original = std::size_t(right - against.begin());
        for (std::size_t i = 0; i < places.size(); ++i)
            if (against[i]) findings.push_back(copy(places, i, original));
    }
    return findings;
}

} // namespace contourcheck::check
