#include "cases.h"

#include "dicom/write.h"

#include <algorithm>
#include <fstream>

namespace cases {
namespace fs = std::filesystem;
using namespace contourcheck;

namespace {

Json read_json(const fs::path& file) {
    std::ifstream stream(file);
    return stream ? Json::parse(stream) : Json::object();
}

std::string with_number(std::string pattern, int number) {
    const std::string digits = std::to_string(number);
    if (const auto at = pattern.find("%4n"); at != std::string::npos)
        return pattern.replace(at, 3, std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits);
    return pattern.replace(pattern.find("%n"), 2, digits);
}

/// A slice of the series at its place in the stack, with what `change` says of it.
dicom::Slice slice(const Json& series, const Json& change, int location, int phase) {
    const std::string folder = series.at("folder");
    const std::string patient = change.value("patient_id", series.value("patient_id", series.at("patient")));
    const int number = location * series.at("phases").get<int>() + phase + 1;
    dicom::Header header;
    header.shape = {change.value("rows", 64), 64};
    header.spacing = dicom::Spacing{1.5, 1.5};
    header.position_mm = dicom::Vec3{-48, -48, 10.0 * location};
    header.orientation = dicom::Orientation{{1, 0, 0}, {0, 1, 0}};
    header.trigger_time_ms = 300.0 * phase;
    header.instance_number = change.value("instance_number", number);
    header.patient_id = patient;
    header.study_uid = dicom::uid_from(series.at("patient").get<std::string>());
    header.series_uid = dicom::uid_from(folder);
    header.sop_uid = dicom::uid_from(folder + "/" + std::to_string(number));
    header.modality = "MR";
    header.bits_stored = 12;
    return {header, Grid<std::uint16_t>(header.shape, std::uint16_t(100 + number))};
}

/// The writer refuses a slice without spacing, as the standard does: the element becomes one that nobody reads, (0028,0032).
void hide_spacing(std::string& bytes) {
    const std::string element("\x28\x00\x30\x00"
                              "DS",
                              6);
    bytes.at(bytes.find(element) + 2) = '\x32';
}

Expected<void> write_series(const Json& series, const Json& changes, const fs::path& to) {
    for (int location = 0; location < series.at("locations").get<int>(); ++location)
        for (int phase = 0; phase < series.at("phases").get<int>(); ++phase) {
            const int number = location * series.at("phases").get<int>() + phase + 1;
            const std::string file = series.at("folder").get<std::string>() + "/" +
                                     with_number(series.at("name").get<std::string>(), number);
            const Json change = changes.value(file, Json::object());
            auto bytes = dicom::to_dicom(slice(series, change, location, phase), {});
            if (!bytes) return tl::unexpected(bytes.error());
            if (change.contains("keep_bytes")) bytes->resize(change["keep_bytes"].get<std::size_t>());
            if (change.value("without_spacing", false)) hide_spacing(*bytes);
            fs::create_directories((to / file).parent_path());
            std::ofstream stream(to / file, std::ios::binary); // not flushed to the disk: a test's
            stream << *bytes;
            if (!stream.flush()) return fail(Code::unwritable, "cannot write", file);
        }
    return {};
}

void lay_over(const fs::path& files, const fs::path& to) {
    if (fs::exists(files))
        fs::copy(files, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

Expected<void> write_described(const std::string& name, const fs::path& to) {
    const Json described = read_json(folder() / name / "case.json");
    const bool is_base = name.starts_with("right");
    const std::string base = is_base ? name : described.value("base", "right");
    Json series = read_json(folder() / base / "case.json").at("slices");
    if (!is_base)
        for (const Json& more : described.value("slices", Json::array()))
            series.push_back(more); // a folder named again is written over
    for (const Json& each : series)
        if (auto written = write_series(each, described.value("change", Json::object()), to); !written)
            return written;
    lay_over(folder() / base / "files", to);
    lay_over(folder() / name / "files", to);
    for (const std::string file : described.value("remove", Json::array()))
        if (fs::remove_all(to / file) == 0) return fail(Code::not_found, "nothing to remove", file);
    return {};
}

} // namespace

fs::path folder() {
    return fs::path(CONTOURCHECK_TESTS) / "cases";
}

std::vector<std::string> names() {
    std::vector<std::string> result;
    for (const auto& entry : fs::directory_iterator(folder()))
        if (entry.is_directory()) result.push_back(entry.path().filename().string());
    std::ranges::sort(result);
    return result;
}

Json expected(const std::string& name) {
    return read_json(folder() / name / "expected.json");
}

Expected<void> write(const std::string& name, const fs::path& to) {
    try {
        return write_described(name, to);
    } catch (const std::exception& exception) {
        return fail(Code::malformed, exception.what(), name);
    }
}

} // namespace cases
