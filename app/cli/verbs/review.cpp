#include "cli/verbs/review.h"

#include "cli/options.h"
#include "cli/terminal.h"
#include "review/chain.h"

namespace contourcheck::cli {

namespace {

constexpr std::string_view where_ids_stand =
    "contourcheck-cli check DATASET --json lists the ids of all contours";

}

tl::expected<dataset::Dataset, Exit> scan_for_review(const dataset::Source& dataset) {
    auto scanned = dataset::scan(dataset);
    if (!scanned) return tl::unexpected(give_up(scanned.error(), Exit::dataset));
    return std::move(*scanned);
}

tl::expected<review::Store, Exit> open_store() {
    auto store = review::open_own_unchanged();
    if (!store) return tl::unexpected(give_up_on_log(store.error()));
    return std::move(*store);
}

tl::expected<Opened, Exit> open_log(const dataset::Source& dataset) {
    auto scanned = scan_for_review(dataset);
    if (!scanned) return tl::unexpected(scanned.error());
    auto log = review::stored_log(review::stored_path(scanned->root), contour_hashes(*scanned));
    if (!log) return tl::unexpected(give_up_on_log(log.error()));
    return Opened{std::move(*scanned), std::move(*log)};
}

tl::expected<Found, Exit> find_contour(const dataset::Dataset& dataset, const std::string& id) {
    const auto parsed = dataset::parse_contour_id(id);
    if (!parsed) {
        tell("'" + id +
             "' is no contour: write <patient>/<slice number>/<inner|outer|papillary1|papillary2>");
        tell(where_ids_stand);
        return tl::unexpected(Exit::usage);
    }
    auto patient = read_named_patient(dataset, parsed->patient);
    if (!patient) {
        tell(to_string(patient.error()));
        tell(where_ids_stand);
        return tl::unexpected(Exit::usage);
    }
    for (std::size_t i = 0; i < patient->contours.size(); ++i)
        if (patient->contours[i].id == *parsed) return Found{std::move(*patient), i};
    tell("the dataset has no contour '" + id + "'");
    tell(where_ids_stand);
    return tl::unexpected(Exit::usage);
}

void add_review(CLI::App& app, Command& command) {
    const auto review = std::make_shared<Review>();
    CLI::App& verb = *app.add_subcommand("review", "Lists, makes and exchanges decisions on contours");
    add_dataset(verb, review->dataset)->required(false);
    verb.require_subcommand(1);
    add_review_list(verb, review, command);
    add_review_set(verb, review, command);
    add_review_history(verb, review, command);
    add_review_export(verb, review, command);
    add_review_import(verb, review, command);
    add_review_agreement(verb, review, command);
    const CLI::App* verify = add_review_verify(verb, command);
    const CLI::App* salvage = add_review_salvage(verb, command);
    const CLI::App* unlock = add_review_unlock(verb, command);
    // Where DATASET were required, CLI11 would take the name of an action for it.
    verb.callback([=] {
        if (review->dataset.root.empty() && !verify->parsed() && !salvage->parsed() && !unlock->parsed())
            throw CLI::RequiredError("DATASET");
    });
    add_common(verb, command);
    for (CLI::App* action : verb.get_subcommands({}))
        add_common(*action, command);
    add_example(verb, "  contourcheck-cli review /data/sunnybrook set SCD0000101/48/inner reject \\\n"
                      "      --reason shifted --comment 'two pixels to the left' --reviewer 'R. Reader'\n\n"
                      "Decisions are kept in " +
                          review::Store::default_file().string() + ", never in the dataset.");
}

} // namespace contourcheck::cli
