#include "batch/record.h"

#include "base/json.h"
#include "batch/file_names.h"

#include <algorithm>
#include <limits>

namespace contourcheck::batch {

namespace {

using Line = nlohmann::ordered_json;

constexpr std::string_view digits = "0123456789";

bool is_batch_name(std::string_view name) {
    constexpr std::string_view prefix = "batch-";
    if (!name.starts_with(prefix)) return false;
    name.remove_prefix(prefix.size());
    const std::size_t point = name.find_first_not_of(digits);
    if (point == 0 || point == std::string_view::npos) return false;
    const std::string_view ending = name.substr(point);
    return ending == ".npz" || ending == ".h5" || ending == ".tar";
}

Line entry_line(const Entry& entry) {
    Line files = Line::array(), items = Line::array(), empty = Line::array();
    for (const WrittenFile& file : entry.files)
        files.push_back({file.file, file.sha256});
    for (const WrittenItem& item : entry.items)
        items.push_back({item.selected, item.image_sha256, item.contour_sha256});
    for (const EmptySlice& slice : entry.empty)
        empty.push_back({slice.id, slice.sha256});
    return {{"files", files}, {"items", items}, {"empty", empty}, {"note", entry.note}};
}

/// Of a selected item; one that there never is where it is no whole number: a large one with a fraction fits into none.
std::size_t index_in(const Line& value) {
    return value.is_number_unsigned() ? value.get<std::size_t>() : std::numeric_limits<std::size_t>::max();
}

Entry entry_from(const Line& line) {
    Entry entry;
    for (const Line& file : line.at("files"))
        entry.files.push_back({file.at(0).get<std::string>(), file.at(1).get<std::string>()});
    for (const Line& item : line.at("items"))
        entry.items.push_back(
            {index_in(item.at(0)), item.at(1).get<std::string>(), item.at(2).get<std::string>()});
    for (const Line& slice : line.at("empty"))
        entry.empty.push_back({slice.at(0).get<std::string>(), slice.at(1).get<std::string>()});
    entry.note = line.at("note").get<std::string>();
    return entry;
}

} // namespace

std::vector<WrittenFile> BatchRecord::files() const {
    std::vector<WrittenFile> all;
    for (const Entry& entry : entries)
        all.insert(all.end(), entry.files.begin(), entry.files.end());
    return all;
}

std::vector<WrittenItem> BatchRecord::items() const {
    std::vector<WrittenItem> all;
    for (const Entry& entry : entries)
        all.insert(all.end(), entry.items.begin(), entry.items.end());
    return all;
}

bool is_export_name(std::string_view name) {
    const std::size_t slash = name.find('/');
    if (slash == std::string_view::npos) return is_batch_name(name);
    return is_plain_name(name.substr(0, slash)) && is_plain_name(name.substr(slash + 1));
}

std::string to_json_line(const BatchRecord& record) {
    Line entries = Line::array(), failed = Line::array();
    for (const Entry& entry : record.entries)
        entries.push_back(entry_line(entry));
    for (const FailedItem& item : record.failed)
        failed.push_back({item.selected, item.reason});
    return Line{{"entries", entries}, {"failed", failed}}.dump(-1, ' ', false,
                                                               Line::error_handler_t::replace);
}

std::optional<BatchRecord> record_from_json(std::string_view line, std::size_t selected_count) {
    const auto parsed = parse_json(line);
    if (!parsed) return std::nullopt;
    try {
        const Line& json = *parsed;
        BatchRecord record;
        for (const Line& entry : json.at("entries"))
            record.entries.push_back(entry_from(entry));
        for (const Line& item : json.at("failed"))
            record.failed.push_back({index_in(item.at(0)), item.at(1).get<std::string>()});
        const auto points_nowhere = [&](const auto& item) { return item.selected >= selected_count; };
        const auto is_foreign = [](const WrittenFile& file) { return !is_export_name(file.file); };
        if (std::ranges::any_of(record.items(), points_nowhere) ||
            std::ranges::any_of(record.failed, points_nowhere) ||
            std::ranges::any_of(record.files(), is_foreign))
            return std::nullopt;
        return record;
    } catch (const nlohmann::json::exception&) { // the bridge to the library: what is not as written is torn
        return std::nullopt;
    }
}

} // namespace contourcheck::batch
