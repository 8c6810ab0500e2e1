#include "review/review.h"

#include "base/csv.h"
#include "base/text.h"
#include "review/connection.h"
#include "review/valid.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>

namespace contourcheck::review {

namespace {

enum Column {
    contour,
    decision,
    reason_words,
    comment,
    reviewer,
    time,
    slice_hash,
    contour_hash,
    version,
    columns
};

constexpr std::array<std::string_view, columns> names = {"contour",      "decision",       "reasons",
                                                         "comment",      "reviewer",       "time",
                                                         "slice_sha256", "contour_sha256", "version"};
constexpr std::string_view undo = "undo";

tl::unexpected<Error> fail_at(const CsvRow& row, const Fault& fault, const std::filesystem::path& file) {
    return fail(Code::malformed, Phrase::tr("column %1", {in_words(fault)}), file, row.line);
}

std::string in_one_line(const std::vector<std::string>& fields) {
    std::string line;
    for (const std::string& each : fields)
        line += (line.empty() ? "" : ",") + each;
    return line;
}

/// Where each column stands in the header row.
Expected<std::array<std::size_t, columns>> columns_of(const CsvRow& header,
                                                      const std::filesystem::path& file) {
    std::array<std::size_t, columns> places{};
    for (std::size_t column = 0; column < columns; ++column) {
        const auto place = std::ranges::find(header.fields, names[column]);
        if (place == header.fields.end())
            return fail_at(header,
                           {names[column], in_one_line(header.fields),
                            Phrase::tr("this column in the header row") + hint_of_separator(header)},
                           file);
        places[column] = std::size_t(place - header.fields.begin());
    }
    return places;
}

/// What the row says, whether that can be kept or not.
Expected<Decision> parse_row(const CsvRow& row, const std::array<std::size_t, columns>& places,
                             const std::filesystem::path& file) {
    std::array<std::string_view, columns> field;
    for (std::size_t column = 0; column < columns; ++column) {
        if (places[column] >= row.fields.size())
            return fail(Code::malformed,
                        Phrase::tr("column %1: found a row of %2 fields, expected at least %3",
                                   {names[column], std::to_string(row.fields.size()),
                                    std::to_string(places[column] + 1)}),
                        file, row.line);
        field[column] = without_guard(row.fields[places[column]]);
    }
    Decision result;
    result.contour = field[contour];
    result.verdict = verdict_from_word(field[decision]);
    if (!result.verdict && field[decision] != undo)
        return fail_at(
            row,
            {names[decision], std::string(field[decision]), Phrase::tr("accept, reject, unsure or undo")},
            file);
    for (const std::string_view each : split_words(field[reason_words]))
        result.reasons.emplace_back(each);
    result.comment = field[comment];
    result.reviewer = field[reviewer];
    result.time_utc = field[time];
    result.content = {std::string(field[slice_hash]), std::string(field[contour_hash])};
    result.version = field[version];
    return result;
}

/// What each reviewer said of a contour in its order; the rows of others keep their places.
std::vector<Decision> each_in_order(const std::vector<Decision>& decisions) {
    std::map<std::string_view, std::vector<Decision>> by_contour;
    for (const Decision& each : decisions)
        by_contour[each.contour].push_back(each);
    std::map<std::pair<std::string, std::string>, std::deque<Decision>> said; // by contour and reviewer
    for (auto& [contour, entries] : by_contour)
        for (Decision& each : in_order(std::move(entries)))
            said[{each.contour, each.reviewer}].push_back(std::move(each));
    std::vector<Decision> rows;
    for (const Decision& each : decisions) {
        auto& next = said[{each.contour, each.reviewer}];
        rows.push_back(std::move(next.front()));
        next.pop_front();
    }
    return rows;
}

/// The other words on these contours: which of them counts is not known without the one that cannot be kept.
void leave_out(const std::map<std::string, int>& doubted, std::vector<Decision>& decisions,
               const std::vector<int>& lines, std::vector<Error>& refused,
               const std::filesystem::path& file) {
    std::vector<Decision> kept;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const auto found = doubted.find(decisions[i].contour);
        if (found == doubted.end())
            kept.push_back(std::move(decisions[i]));
        else
            refused.push_back(fail(Code::malformed,
                                   Phrase::tr("is of the same contour as line %1, and left out with it",
                                              {std::to_string(found->second)}),
                                   file, lines[i])
                                  .value());
    }
    decisions = std::move(kept);
    std::ranges::stable_sort(refused, {}, &Error::line);
}

} // namespace

std::string to_csv(const std::vector<Decision>& decisions) {
    std::string result = csv_line({names.begin(), names.end()});
    for (const Decision& each : each_in_order(decisions))
        result += csv_line({each.contour, std::string(each.verdict ? word(*each.verdict) : undo),
                            joined(each.reasons), each.comment, each.reviewer, each.time_utc,
                            each.content.slice_sha256, each.content.contour_sha256, each.version});
    return result;
}

Expected<std::vector<Decision>> from_csv(std::string_view text, const std::filesystem::path& file,
                                         std::vector<Error>* refused) {
    std::optional<std::array<std::size_t, columns>> places;
    std::vector<Decision> result;
    std::vector<int> lines;             // of `result`
    std::map<std::string, int> doubted; // contours, with the line of the row that cannot be kept
    const auto take = [&](const CsvRow& row) -> Expected<void> {
        if (row.fault) return tl::unexpected(*row.fault);
        if (!places) return columns_of(row, file).map([&](const auto& found) { places = found; });
        auto parsed = parse_row(row, *places, file);
        if (!parsed) return tl::unexpected(parsed.error());
        auto fault = fault_of(*parsed);
        if (!fault) fault = fault_of_time(parsed->time_utc);
        if (fault && !refused) return fail_at(row, *fault, file);
        if (fault) {
            refused->push_back(fail_at(row, *fault, file).value());
            doubted.emplace(parsed->contour, row.line);
        } else {
            result.push_back(std::move(*parsed));
            lines.push_back(row.line);
        }
        return {};
    };
    if (auto read = for_each_csv_row(text, file, take); !read) return tl::unexpected(read.error());
    if (!places) return fail(Code::malformed, Phrase::tr("has no header row"), file);
    if (!doubted.empty()) leave_out(doubted, result, lines, *refused, file);
    return result;
}

} // namespace contourcheck::review
