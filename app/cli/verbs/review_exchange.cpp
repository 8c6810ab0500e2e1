#include "base/file.h"
#include "base/text.h"
#include "batch/selection.h"
#include "check/about.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/verbs/review.h"
#include "dataset/output.h"
#include "review/chain.h"
#include "review/log_folder.h"

#include <algorithm>

namespace contourcheck::cli {

namespace {

constexpr std::uint64_t most_bytes = std::uint64_t(256) << 20;

/// Not in the table, which other programs read.
void tell_heads(const std::vector<review::Decision>& log) {
    for (const review::Head& head : review::heads_of(log)) {
        const std::string noted = std::to_string(head.entries) + ':' + head.link;
        tell("head " + noted +
             ": note it where nobody can change it; contourcheck-cli review verify --head " + noted +
             " tells whether all up to it is still there");
    }
}

Exit export_log(const dataset::Source& source, const std::filesystem::path& file) {
    const auto opened = open_log(source);
    if (!opened) return opened.error();
    const auto written =
        dataset::write_output(opened->dataset.root, file, review::to_csv(opened->log), Access::private_);
    if (!written) return give_up(written.error(), Exit::unwritable);
    tell_heads(opened->log);
    return print(check::counted(opened->log.size(), "decision") + " written\n");
}

void tell_unfit(const std::vector<std::string>& unfit) {
    constexpr std::size_t most_named = 20;
    if (unfit.empty()) return;
    tell(std::to_string(unfit.size()) + (unfit.size() == 1 ? " decision fits" : " decisions fit") +
         " no contour of this dataset: " + some_of(unfit, most_named));
}

/// Rows that are not taken in.
void tell_refused(const std::vector<Error>& refused) {
    constexpr std::size_t most_told = 20;
    for (std::size_t i = 0; i < std::min(refused.size(), most_told); ++i)
        tell(to_string(refused[i]));
    if (refused.size() > most_told)
        tell("and " + check::counted(refused.size() - most_told, "row") + " more with what cannot be kept");
}

Exit import_log(const dataset::Source& source, const std::filesystem::path& file) {
    const auto text = read_file(file, most_bytes);
    if (!text) return give_up(text.error(), Exit::usage);
    std::vector<Error> refused;
    auto decisions = review::from_csv(*text, file, &refused);
    if (!decisions) return give_up(decisions.error(), Exit::usage);
    tell_refused(refused);
    if (decisions->empty() && !refused.empty()) return Exit::usage;
    const auto dataset = scan_for_review(source);
    if (!dataset) return dataset.error();
    auto store = open_store();
    if (!store) return store.error();
    // What "is here already" the logs of others say, too.
    if (const auto logs = review::Store::default_file(); review::is_log_folder(logs))
        if (const auto sound = review::refuse_changed(logs); !sound) return give_up_on_log(sound.error());
    const auto unfit = batch::settle_ids(*decisions, *dataset);
    const auto added =
        review::import(*store, review::stored_path(dataset->root), *decisions, contour_hashes(*dataset));
    if (!added) return give_up(added.error(), Exit::unwritable);
    tell_unfit(unfit);
    const std::size_t known = decisions->size() - *added;
    const Exit printed = print(
        std::to_string(*added) + " of " + check::counted(decisions->size(), "decision") +
        (*added == 1 ? " is new" : " are new") +
        (known == 0 ? "" : "; " + std::to_string(known) + (known == 1 ? " was" : " were") + " here already") +
        (refused.empty() ? "" : "; " + check::counted(refused.size(), "row") + " refused") + '\n');
    return printed != Exit::done || refused.empty() ? printed : Exit::partly;
}

/// An action with one file.
template <class Run>
void add_with_file(CLI::App& verb, const std::string& name, const std::string& help,
                   const std::string& file_help, const std::shared_ptr<Review>& review, Command& command,
                   Run run) {
    const auto file = std::make_shared<std::filesystem::path>();
    CLI::App& action = *verb.add_subcommand(name, help);
    action.add_option("FILE.csv", *file, file_help)->required()->type_name("");
    add_example(action, "  contourcheck-cli review /data/sunnybrook " + name + " decisions.csv");
    action.callback([=, &command] { command.run = [=] { return run(review->dataset, *file); }; });
}

} // namespace

void add_review_export(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command) {
    add_with_file(verb, "export", "Writes all decisions on the dataset as a table", "Table to write", review,
                  command, &export_log);
}

void add_review_import(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command) {
    add_with_file(verb, "import", "Adds the decisions of a table that are not here yet", "Table to read",
                  review, command, &import_log);
}

} // namespace contourcheck::cli
