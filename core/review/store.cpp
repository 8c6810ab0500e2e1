#include "review/connection.h"

#include "base/file.h"
#include "review/merge.h"
#include "review/valid.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

using ByContour = std::map<std::string_view, std::vector<Decision>>;

/// Whether nothing was said of its contour by the reviewer of this entry since, also nothing that was taken back.
bool is_last_entry(ByContour& by_contour, const Decision& of) {
    std::vector<Decision> entries = entries_on(by_contour[of.contour], of.contour, of.content);
    std::erase_if(entries, [&](const Decision& each) { return each.reviewer != of.reviewer; });
    return !entries.empty() && entries.back().sequence == of.sequence;
}

bool is_last_word(ByContour& by_contour, const Decision& of) {
    const auto last = last_words(by_contour[of.contour], of.contour, of.content);
    return std::ranges::find(last, of.sequence, &Decision::sequence) != last.end();
}

} // namespace

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

const fs::path& Store::file() const {
    return connection_->file;
}

Expected<Store> Store::open() {
    return open(default_file());
}

Expected<Store> Store::open(const fs::path& file, std::chrono::milliseconds patience) {
    std::error_code error;
    const fs::path whole = fs::absolute(file, error);
    if (error || file.empty()) return fail(Code::invalid_argument, Phrase::tr("is no file name"), file);
    if (auto made = make_private_file(whole); !made) return tl::unexpected(made.error());
    auto connection = std::make_unique<Connection>(whole);
    if (auto opened = connection->open(patience); !opened) return tl::unexpected(opened.error());
    return Store(std::move(connection));
}

Expected<Decision> Store::append(Decision decision) {
    auto written = append(std::vector{std::move(decision)});
    if (!written) return tl::unexpected(written.error());
    return std::move(written->front());
}

Expected<std::vector<Decision>> Store::append(std::vector<Decision> decisions) {
    return append(std::move(decisions), {});
}

Expected<std::vector<Decision>> Store::append(std::vector<Decision> decisions, const Condition& holds) {
    std::map<std::string, std::string> contour_hashes;
    for (Decision& each : decisions) {
        if (const auto fault = fault_of(each)) return fail(Code::invalid_argument, in_words(*fault));
        each.version = CONTOURCHECK_VERSION;
        each.elsewhere = false;
        each.written_here = true;
        contour_hashes[each.contour] = each.content.contour_sha256;
    }
    const auto written = connection_->in_transaction([&]() -> Expected<void> {
        if (!holds || decisions.empty()) return connection_->write(decisions);
        const auto entries = log(decisions.front().dataset, contour_hashes);
        if (!entries) return tl::unexpected(entries.error());
        ByContour by_contour;
        for (const Decision& each : *entries)
            by_contour[each.contour].push_back(each);
        if (holds(by_contour)) return connection_->write(decisions);
        decisions.clear();
        return {};
    });
    if (!written) return tl::unexpected(written.error());
    return decisions;
}

Expected<std::vector<Decision>> Store::take_back(const std::vector<Decision>& made) {
    std::vector<Decision> undo = made;
    for (Decision& each : undo) {
        each.verdict.reset();
        each.reasons.clear();
        each.comment.clear();
    }
    return append_to(std::move(undo), made);
}

Expected<std::vector<Decision>> Store::append_to(std::vector<Decision> decisions,
                                                 const std::vector<Decision>& made) {
    return append(std::move(decisions), [&](ByContour& by_contour) {
        return std::ranges::all_of(made,
                                   [&](const Decision& each) { return is_last_word(by_contour, each); });
    });
}

Expected<std::vector<Decision>> Store::append_again(std::vector<Decision> decisions,
                                                    const std::vector<Decision>& undo) {
    return append(std::move(decisions), [&](ByContour& by_contour) {
        return std::ranges::all_of(undo,
                                   [&](const Decision& each) { return is_last_entry(by_contour, each); });
    });
}

Expected<std::vector<Decision>> Store::all() const {
    return connection_->read();
}

Expected<std::vector<Decision>> Store::log(const std::string& dataset,
                                           const std::map<std::string, std::string>& contour_hashes) const {
    auto entries = connection_->read();
    if (!entries) return entries;
    const auto key = [](const Decision& each) {
        return std::tie(each.contour, each.content.slice_sha256, each.content.contour_sha256);
    };
    std::set<decltype(key(entries->front()))> seen_here;
    for (const Decision& each : *entries)
        if (each.dataset == dataset && each.content != Content{}) seen_here.insert(key(each));

    std::vector<Decision> result;
    for (const Decision& each : *entries) {
        const auto hash = contour_hashes.find(each.contour);
        const bool here = each.dataset == dataset;
        const bool same_contour = hash != contour_hashes.end() && !hash->second.empty() &&
                                  hash->second == each.content.contour_sha256;
        if (!here && !same_contour && !seen_here.contains(key(each))) continue;
        result.push_back(each);
        result.back().elsewhere = !here;
    }
    return result;
}

Expected<std::optional<Store>> existing_store() {
    const fs::path file = Store::default_file();
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found) return std::nullopt;
    if (error) return fail(Code::unreadable, error.message(), file);
    // Another process that is about to make its tables may not have got further.
    if (fs::is_regular_file(status) && fs::file_size(file, error) == 0) return std::nullopt;
    auto store = Store::open(file);
    if (!store) return tl::unexpected(store.error());
    return std::optional(std::move(*store));
}

Expected<std::vector<Decision>> stored_log(const std::string& dataset,
                                           const std::map<std::string, std::string>& contour_hashes) {
    const auto store = existing_store();
    if (!store) return tl::unexpected(store.error());
    return *store ? (*store)->log(dataset, contour_hashes) : std::vector<Decision>();
}

Expected<std::size_t> import(Store& store, const std::string& dataset, const std::vector<Decision>& decisions,
                             const std::map<std::string, std::string>& contour_hashes) {
    for (const Decision& each : decisions) {
        if (const auto fault = fault_of(each)) return fail(Code::invalid_argument, in_words(*fault));
        if (const auto fault = fault_of_time(each.time_utc))
            return fail(Code::invalid_argument, in_words(*fault));
    }
    std::size_t added = 0;
    const auto written = store.connection_->in_transaction([&]() -> Expected<void> {
        const auto there = store.log(dataset, contour_hashes);
        if (!there) return tl::unexpected(there.error());
        for (Decision& each : new_entries(*there, decisions)) {
            each.dataset = dataset;
            each.written_here = false;
            if (auto inserted = store.connection_->insert(each); !inserted) return inserted;
            ++added;
        }
        return {};
    });
    if (!written) return tl::unexpected(written.error());
    return added;
}

} // namespace contourcheck::review
