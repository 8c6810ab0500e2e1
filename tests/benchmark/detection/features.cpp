// detection_features PIXEL_ORIGIN SEED DATASET…  Puts every known mistake into every inner and outer contour, one at a
// time, and writes a row of measures for each, and for the contour as it was.
#include "check/features.h"
#include "check/report.h"
#include "check/suspicion.h"
#include "dataset/dataset.h"
#include "loader/parallel.h"
#include "trial/mistakes.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <sstream>

using namespace contourcheck;

namespace {

struct Opened {
    dataset::Dataset dataset; ///< with this patient alone
    dataset::Patient patient;
    std::map<std::size_t, evidence::Picture> pictures;
    check::PreparedPatient prepared;
    std::vector<evidence::Look> looks;
};

evidence::PictureOf pictures_of(const Opened& opened) {
    return [&](std::size_t slice) -> const evidence::Picture* {
        const auto found = opened.pictures.find(slice);
        return found != opened.pictures.end() ? &found->second : nullptr;
    };
}

void open(Opened& opened, const dataset::Dataset& dataset, const dataset::PatientFiles& files,
          double origin) {
    opened.dataset = dataset;
    opened.dataset.patients = {files};
    opened.patient = dataset::read_patient(dataset, files);
    for (const std::size_t slice : evidence::slices_looked_at(opened.patient))
        if (const auto read = dicom::read_slice(dataset.root / opened.patient.slices[slice].file))
            opened.pictures.emplace(slice, evidence::picture(*read));
    opened.prepared = check::prepare(opened.patient);
    for (std::size_t i = 0; i < opened.patient.contours.size(); ++i)
        opened.looks.push_back(evidence::look(opened.patient, i, opened.prepared.contours[i].points(), origin,
                                              pictures_of(opened)));
    for (std::size_t i = 0; i < opened.looks.size(); ++i)
        opened.looks[i].agreement =
            evidence::compare(opened.patient, i, opened.looks[i], opened.looks, pictures_of(opened));
}

/// Growth, shift x and y, wave cosine and sine of each witness; nothing where it says nothing.
void write_words(std::ostream& out, const check::Testimony& testimony) {
    const auto write = [&](const std::optional<contour::Point>& word) {
        if (word)
            out << ',' << word->x << ',' << word->y;
        else
            out << ",,";
    };
    for (std::size_t i = 0; i < check::Witness::count; ++i) {
        out << ',';
        if (testimony.growth_mm[i]) out << *testimony.growth_mm[i];
        write(testimony.shift_mm[i]);
        write(testimony.wave_mm[i]);
    }
}

/// What checks of geometry find: there the whole check is asked, elsewhere what the pictures say is enough, and fast.
bool is_damage(std::string_view mistake) {
    constexpr std::string_view damages[] = {"kind-exchanged", "millimetres", "half-the-points", "bow-tie",
                                            "spike"};
    return std::ranges::find(damages, mistake) != std::end(damages);
}

/// Status and suspicion by the whole check.
std::string checked(const Opened& opened, std::size_t index, const dataset::Patient& patient,
                    const std::vector<evidence::Look>& looks, double origin) {
    check::Sights sights;
    sights.patients.emplace_back().looks = looks;
    const auto report = check::check(opened.dataset, {patient}, {.pixel_origin = origin}, sights);
    for (const check::ContourReport& contour : report.contours)
        if (contour.id == patient.contours[index].id)
            return std::string(check::word(contour.status)) + ',' + std::to_string(contour.suspicion);
    return ",";
}

void write_row(std::ostream& out, const Opened& opened, std::size_t index, std::string_view mistake,
               double overlap, const check::Judged& judged, const evidence::Look& look,
               const std::string& status) {
    const evidence::Look& of_right = opened.looks[index];
    const evidence::Ring& right = of_right.ring;
    const contour::Point own = check::own_wave_mm(look);
    const contour::Point wanted = check::own_wave_mm(of_right);
    const contour::Point wave{wanted.x - own.x, wanted.y - own.y};
    out << opened.patient.patient << ',' << opened.patient.contours[index].id.slice << ','
        << contour::word(opened.patient.contours[index].id.kind) << ',' << mistake << ',' << overlap;
    for (const double value : judged.features.values)
        out << ',' << value;
    for (const double value : check::raw_measures(look))
        out << ',' << value;
    write_words(out, judged.testimony);
    out << ',' << right.radius_mm - look.ring.radius_mm << ',' << right.centre.x - look.ring.centre.x << ','
        << right.centre.y - look.ring.centre.y << ',' << wave.x << ',' << wave.y << ',' << status << '\n';
}

std::string rows(Opened& opened, std::span<const check::PreparedPatient* const> others, double origin,
                 std::uint64_t seed) {
    std::ostringstream out;
    const check::PreparedPatient& right = opened.prepared;
    for (std::size_t i = 0; i < opened.patient.contours.size(); ++i) {
        if (!opened.looks[i].seen) continue;
        write_row(out, opened, i, "", 1, check::judged(right, i, opened.looks[i], opened.looks),
                  opened.looks[i], checked(opened, i, opened.patient, opened.looks, origin));
        for (std::size_t k = 0; k < trial::mistakes().size(); ++k) {
            Random random(seed + 1000 * i + k);
            const auto changes = trial::made(trial::mistakes()[k], right, i, others, origin, random);
            if (changes.empty()) continue;
            dataset::Patient wrong = opened.patient;
            std::vector<evidence::Look> looks = opened.looks;
            for (const trial::Change& change : changes) {
                wrong.contours[change.contour].contour->points = change.points;
                looks[change.contour] =
                    evidence::look(wrong, change.contour, change.points, origin, pictures_of(opened));
            }
            looks[i].agreement = evidence::compare(wrong, i, looks[i], looks, pictures_of(opened));
            const auto prepared = check::prepare(wrong);
            const auto judged = check::judged(prepared, i, looks[i], looks);
            const std::string_view id = trial::mistakes()[k].id;
            const double suspicion = check::picture_suspicion(prepared.contours[i].kind(), judged.features);
            write_row(out, opened, i, id, trial::dice(right.contours[i].points(), changes[0].points), judged,
                      looks[i],
                      is_damage(id) ? checked(opened, i, wrong, looks, origin)
                                    : "," + std::to_string(suspicion));
        }
    }
    return out.str();
}

} // namespace

int main(int count, char** words) {
    if (count < 4) {
        std::fputs("detection_features PIXEL_ORIGIN SEED DATASET…\n", stderr);
        return 2;
    }
    const double origin = std::atof(words[1]);
    const std::uint64_t seed = std::strtoull(words[2], nullptr, 10);
    std::string header = "patient,slice,kind,mistake,overlap";
    for (const auto name : check::feature_names())
        header += "," + std::string(name);
    for (std::size_t k = check::first_relative; k < check::Features::count; ++k)
        header += ",raw " + std::string(check::feature_names()[k]);
    header += ",raw unit";
    for (const auto name : check::witness_names())
        for (const char* what : {"growth", "shift x", "shift y", "wave cos", "wave sin"})
            header += ",says " + std::string(name) + " " + what;
    header += ",truly growth,truly shift x,truly shift y,truly wave cos,truly wave sin,status,suspicion";
    std::puts(header.c_str());
    for (int i = 3; i < count; ++i) {
        const auto dataset = dataset::scan(words[i]);
        if (!dataset) {
            std::fprintf(stderr, "%s\n", to_string(dataset.error()).c_str());
            return 3;
        }
        std::vector<Opened> opened(dataset->patients.size());
        (void)loader::for_each(opened.size(), 0, [&](std::size_t p) {
            open(opened[p], *dataset, dataset->patients[p], origin);
        });
        std::vector<const check::PreparedPatient*> prepared;
        for (const Opened& each : opened)
            prepared.push_back(&each.prepared);
        std::vector<std::string> texts(opened.size());
        (void)loader::for_each(opened.size(), 0, [&](std::size_t p) {
            texts[p] = rows(opened[p], prepared, origin, seed + 77 * p);
        });
        for (const std::string& text : texts)
            std::fputs(text.c_str(), stdout);
    }
}
