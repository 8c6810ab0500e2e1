#include "dataset/layout.h"
#include "dataset/link_table.h"

#include <map>

namespace contourcheck::dataset {
namespace fs = std::filesystem;

namespace {

std::optional<KnownTable> table_in(const fs::path& folder) {
    std::error_code error;
    for (const auto& table : known_tables)
        if (fs::is_regular_file(folder / table.name, error)) return table;
    return std::nullopt;
}

/// People point at the folder around the dataset, or at one inside it: say which one they may have meant.
Phrase hint(const fs::path& root) {
    if (table_in(root.parent_path())) return Phrase::tr("; the folder above it has one");
    std::error_code error;
    for (fs::directory_iterator at(root, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        std::error_code ignored;
        if (at->is_directory(ignored) && table_in(at->path()))
            return Phrase::tr("; its folder '%1' has one", {at->path().filename().string()});
    }
    return {};
}

/// What second rows lead to, in their order. Those that are alike lead to the same, which is looked at once: a table may
/// have a million copies of one row.
std::vector<PatientFiles> find_second(decltype(&find_challenge) find, Listing& listing,
                                      const std::vector<LinkRow>& rows, const std::stop_token& stop) {
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    std::vector<LinkRow> unlike;
    for (const LinkRow& row : rows)
        if (places.try_emplace({row.patient, row.original}, unlike.size()).second) unlike.push_back(row);
    const std::vector<PatientFiles> found = find(listing, unlike, {}, stop);
    std::vector<PatientFiles> result;
    if (found.size() < unlike.size()) return result; // it was stopped, or is too much
    result.reserve(rows.size());
    for (const LinkRow& row : rows) {
        const PatientFiles& files = found[places.at({row.patient, row.original})];
        listing.count_again(files.contours.size() + 1);
        for (const SeriesFiles& series : files.series)
            listing.count_again(series.slices.size());
        if (listing.is_too_much()) return result;
        result.push_back(files);
        result.back().line = row.line;
    }
    return result;
}

} // namespace

Expected<Dataset> scan(const Source& source, std::stop_token stop) {
    std::error_code error;
    fs::path root = fs::absolute(source.root, error).lexically_normal();
    if (!root.has_filename()) root = root.parent_path(); // "set/" is "set"
    if (fs::is_regular_file(root, error))
        for (const auto& table : known_tables)
            if (root.filename() == table.name) {
                root = root.parent_path();
                break;
            }
    const auto status = fs::status(root, error);
    if (status.type() == fs::file_type::not_found)
        return fail(Code::not_found, Phrase::tr("there is no such folder"), root);
    if (status.type() != fs::file_type::directory)
        return fail(error ? Code::unreadable : Code::malformed,
                    error ? Phrase(error.message()) : Phrase::tr("is not a folder"), root);
    fs::directory_iterator listable(root, error);
    if (error)
        return fail(Code::unreadable, Phrase::tr("cannot open the folder: %1", {error.message()}), root);

    const auto known = table_in(root);
    if (!known)
        return fail(
            Code::malformed,
            Phrase::tr("is no dataset: neither link.csv nor scd_patientdata.csv is in it%1", {hint(root)}),
            root);

    Listing listing(root, source.follow_links);
    if (!listing.may_follow(known->name))
        return fail(Code::unreadable, Phrase::tr("is a symbolic link that leads out of the dataset"),
                    root / known->name);
    auto table = read_link_table(root, known->name);
    if (!table) return tl::unexpected(table.error());

    Dataset dataset{root, known->layout,      known->name, {}, std::move(table->oddities),
                    {},   source.follow_links};
    const auto find = known->layout == Layout::challenge ? find_challenge : find_sunnybrook;
    dataset.patients = find(listing, table->rows, table->second_rows, stop);
    Listing looked_at_before(root,
                             source.follow_links); // what is odd in these folders is known, or of no use
    if (!table->second_rows.empty())
        dataset.second_rows = find_second(find, looked_at_before, table->second_rows, stop);
    if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"), root);
    if (listing.is_too_much() || looked_at_before.is_too_much())
        return fail(
            Code::too_large,
            Phrase::tr("its rows lead to more than %1 files", {std::to_string(Listing::most_entries)}),
            root / known->name);
    for (auto& oddity : listing.take_oddities())
        dataset.oddities.push_back(std::move(oddity));
    return dataset;
}

std::vector<PatientFiles> unlinked_slices(const Dataset& dataset) {
    const auto add = dataset.layout == Layout::challenge ? add_challenge_slices : add_sunnybrook_slices;
    Listing listing(dataset.root, dataset.follows_links); // what is odd in these folders, no row asks
    std::vector<PatientFiles> result;
    for (const Oddity& oddity : dataset.oddities) {
        if (oddity.what != Oddity::What::slices_unlinked) continue;
        PatientFiles files{oddity.patient, {}, 0, {}, {}, {}, {}};
        add(listing, files);
        for (SeriesFiles& series : files.series)
            result.push_back({files.patient, {}, 0, files.slice_folder, {}, {std::move(series)}, {}});
    }
    return result;
}

} // namespace contourcheck::dataset
