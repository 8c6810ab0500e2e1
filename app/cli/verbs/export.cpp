#include "cli/verbs/export.h"
#include "base/text.h"
#include "batch/open_part.h"
#include "batch/verify.h"
#include "check/about.h"
#include "cli/content.h"
#include "cli/options.h"
#include "cli/pseudonym.h"
#include "cli/skipped.h"
#include "cli/terminal.h"
#include "dataset/stored_index.h"

#include <algorithm>

namespace contourcheck::cli {

namespace {

/// The table of formats, as lines for the help.
std::string format_lines() {
    constexpr std::size_t column = 16;
    std::string lines;
    for (const batch::Format& format : batch::formats()) {
        std::string id(format.id);
        id.resize(std::max(column, id.size() + 1), ' ');
        lines += "  " + id + std::string(format.what) +
                 (format.holds_shares ? "\n" : "; not with --mask-rule coverage\n");
    }
    return lines;
}

/// "18 pairs in 3 batches", or in files where none holds several.
std::string written(const batch::Outcome& outcome, const batch::Options& options) {
    const bool batches = batch::format_of(options.format)->grouping == batch::Grouping::batch;
    const std::string files = outcome.files == 1 ? batches ? " batch" : " file"
                              : batches          ? " batches"
                                                 : " files";
    return check::counted(outcome.items, "pair") + " in " + std::to_string(outcome.files) + files;
}

} // namespace

Expected<void> settle_patient(batch::Selection& selection, const dataset::Dataset& dataset) {
    if (!selection.patient) return {};
    const auto& key = selection.pseudonym_key;
    for (const dataset::PatientFiles& each : dataset.patients)
        if (each.patient == *selection.patient ||
            (key && batch::exported_patient(each.patient, key) == *selection.patient)) {
            selection.patient = each.patient;
            return {};
        }
    if (key) return fail(Code::not_found, "there is no such patient");
    return tl::unexpected(no_such_patient(dataset, *selection.patient));
}

Expected<batch::Options> settled(const ExportOptions& options, bool& made_key) {
    batch::Options settings = options.batch;
    settings.confirm = true; // a job of a queue may run twice
    settings.selection.seed = settings.seed;
    if (auto fault = batch::fault_of(settings)) return tl::unexpected(std::move(*fault));
    if (!options.pseudonym) return settings;
    if (options.key_file.empty() &&
        (options.in_parts || settings.selection.shard.count > 1 || settings.selection.patient))
        return fail(Code::invalid_argument,
                    std::string(settings.selection.patient ? "--pseudonym with --patient"
                                                           : "--pseudonym with --shard") +
                        " needs --pseudonym-key: all parts must have the same");
    auto key = pseudonym_key(options.key_file, made_key);
    if (!key) return tl::unexpected(key.error());
    settings.selection.pseudonym_key = std::move(*key);
    return settings;
}

namespace {

/// The outcome with what it leaves out.
Exported exported(const check::Checked& checked, const batch::Decisions& decisions,
                  const batch::Options& options, batch::Outcome outcome) {
    const batch::Chosen chosen = batch::select(checked, decisions, options.selection);
    Skipped skipped(checked, chosen, options.selection.pseudonym_key);
    for (const Error& failure : outcome.failures)
        skipped.add(failure);
    const std::size_t excluded = chosen.excluded.size() + chosen.selected.size() - outcome.items;
    const auto left_out = [&](std::string_view reason) {
        std::vector<std::string> ids;
        for (const batch::Excluded& each : chosen.excluded)
            if (each.reason == reason) ids.push_back(printable(each.id));
        return ids;
    };
    return {std::move(outcome),          excluded,
            left_out(batch::burned_in),  left_out(batch::burned_in_unsaid),
            batch::count_unsaid(chosen), skipped.lines()};
}

} // namespace

Expected<Exported> export_checked(const check::Checked& checked, const batch::Decisions& decisions,
                                  const std::filesystem::path& folder, const batch::Options& options,
                                  const Progress& progress, const std::stop_token& stop) {
    auto outcome = batch::export_dataset(checked, decisions, folder, options, stop, progress);
    if (!outcome) return tl::unexpected(outcome.error());
    return exported(checked, decisions, options, std::move(*outcome));
}

Expected<check::Checked> open_known(const ExportOptions& options, batch::Options& settings,
                                    const Progress& progress) {
    const auto known = batch::read_known_check(options.known_check);
    if (!known) return tl::unexpected(known.error());
    auto dataset = dataset::scan(options.dataset);
    if (!dataset) return tl::unexpected(dataset.error());
    if (const auto named = settle_patient(settings.selection, *dataset); !named)
        return tl::unexpected(named.error());
    const batch::Opening opening{settings.convention, settings.threads, dataset::index_folder()};
    return batch::open_part(std::move(*dataset), settings.selection, opening, *known, {}, progress);
}

namespace {

Expected<check::Checked> opened(const ExportOptions& options, batch::Options& settings,
                                const Command& command) {
    if (options.known_check.empty()) return open_and_check(options.dataset, settings.convention, command);
    const ProgressBar bar("reading patients", command.quiet);
    return open_known(options, settings, bar.progress());
}

} // namespace

tl::expected<ReadyToExport, Exit> ready_to_export(const ExportOptions& options, const Command& command) {
    bool made_key = false;
    auto settings = settled(options, made_key);
    if (!settings) {
        const bool is_asked = !options.key_file.empty() || settings.error().code == Code::invalid_argument;
        return tl::unexpected(give_up(settings.error(), is_asked ? Exit::usage : Exit::unwritable));
    }
    if (made_key) tell(told_of_new_key());
    settings->threads = command.jobs;
    auto checked = opened(options, *settings, command);
    if (!checked) {
        const bool is_asked = !options.known_check.empty() && checked.error().file == options.known_check;
        return tl::unexpected(give_up(checked.error(), is_asked ? Exit::usage : Exit::dataset));
    }
    if (const auto named = settle_patient(settings->selection, checked->dataset); !named)
        return tl::unexpected(give_up(named.error(), Exit::usage));
    auto decisions = batch::stored_decisions(*checked);
    if (!decisions) {
        tell("without the decisions, what was rejected could not be left out: mend or restore their file, or "
             "name another in CONTOURCHECK_DECISIONS");
        return tl::unexpected(give_up_on_log(decisions.error()));
    }
    return ReadyToExport{std::move(*settings), std::move(*checked), std::move(*decisions)};
}

namespace {

void tell_of_unsaid(std::size_t count) {
    if (count > 0)
        tell(
            check::counted(count, "contour") +
            (count == 1 ? " is on a slice whose file does" : " are on slices whose files do") +
            " not say whether text is burned into the picture (DICOM (0028,0301)), as most do not: look that "
            "no patient's name is in it");
}

/// "P/12, P/13 and 4 more" of the contours' ids.
std::string slices_of(std::vector<std::string> ids) {
    constexpr std::size_t most_named = 5;
    for (std::string& id : ids)
        id.resize(std::min(id.size(), id.rfind('/')));
    return some_of(ids, most_named);
}

Exit tell_and_print(const Exported& exported, const std::string& result) {
    for (const std::string& line : exported.damaged)
        tell(line);
    if (!exported.withheld.empty())
        tell(check::counted(exported.withheld.size(), "contour") +
             " left out: the slices say that something is written into the picture (" +
             slices_of(exported.withheld) + "); where it names no patient, --allow-burned-in exports them");
    if (!exported.unsaid_withheld.empty())
        tell(check::counted(exported.unsaid_withheld.size(), "contour") +
             " left out: the slices do not say whether something is written into the picture (" +
             slices_of(exported.unsaid_withheld) + ')');
    const Exit printed = print(result);
    if (printed != Exit::done) return printed;
    return exported.damaged.empty() ? Exit::done : Exit::partly;
}

Exit write(const check::Checked& checked, const batch::Decisions& decisions,
           const std::filesystem::path& folder, const batch::Options& options, const Command& command) {
    Interruption interruption;
    const auto result = [&] {
        const ProgressBar bar("exporting", command.quiet);
        return export_checked(checked, decisions, folder, options, bar.progress(), interruption.token());
    }();
    if (!result && result.error().code == Code::cancelled) {
        tell("stopped; the same command with --resume goes on from here");
        interruption.end_if_it_came();
    }
    if (!result) return give_up(result.error(), Exit::unwritable);
    const batch::Outcome& outcome = result->outcome;
    if (!command.quiet && !outcome.was_complete) tell_of_unsaid(result->unsaid);
    if (outcome.was_complete) tell("this export was complete already; nothing was written");
    return tell_and_print(*result,
                          written(outcome, options) + '\n' + printable(outcome.manifest.string()) + '\n');
}

/// An export that is complete is not written: what differs is named instead.
Exit write_and_verify(const check::Checked& checked, const batch::Decisions& decisions,
                      const std::filesystem::path& folder, const batch::Options& options,
                      const Command& command) {
    std::error_code error;
    const bool is_there = std::filesystem::exists(folder / batch::manifest_name, error);
    const Exit wrote = is_there ? Exit::done : write(checked, decisions, folder, options, command);
    if (wrote != Exit::done && wrote != Exit::partly) return wrote;
    Interruption interruption;
    auto verified = [&] {
        const ProgressBar bar("verifying", command.quiet);
        return batch::verify_export(checked, decisions, folder, options, interruption.token(),
                                    bar.progress());
    }();
    if (!verified && verified.error().code == Code::cancelled) interruption.end_if_it_came();
    if (!verified) return give_up(verified.error(), Exit::unwritable);
    for (const batch::Difference& difference : verified->differences)
        tell(to_string(difference));
    const std::size_t count = verified->differences.size();
    const std::string result = written(verified->outcome, options) +
                               (count == 0 ? " agree" : ", " + check::counted(count, "difference")) + '\n';
    Exported compared = exported(checked, decisions, options, std::move(verified->outcome));
    if (count > 0)
        tell("for an export that agrees, choose another folder, or move this one away and "
             "run the same command again: it takes the dataset as it is now");
    if (!is_there) // told when it was written
        for (auto* told : {&compared.damaged, &compared.withheld, &compared.unsaid_withheld})
            told->clear();
    const Exit told = tell_and_print(compared, result);
    // What could not be used is told, and no difference: an export that is there left it out for that reason.
    const bool is_told = told == Exit::done || (is_there && told == Exit::partly);
    return !is_told ? told : count > 0 ? Exit::partly : wrote;
}

Exit run(const ExportOptions& options, const Command& command) {
    const auto ready = ready_to_export(options, command);
    if (!ready) return ready.error();
    const auto work = options.verify ? &write_and_verify : &write;
    return work(ready->checked, ready->decisions, options.folder, ready->settings, command);
}

} // namespace

void add_export(CLI::App& app, Command& command) {
    const auto options = std::make_shared<ExportOptions>();
    CLI::App& verb =
        *app.add_subcommand("export", "Writes slices and masks as batches for training, with a manifest");
    add_dataset(verb, options->dataset);
    verb.add_option("-o,--output", options->folder, "Folder to write into")->required()->type_name("DIR");
    add_export_options(verb, *options);
    verb.add_flag("--resume", options->batch.resume,
                  "Go on where an interrupted export with the same options stopped");
    verb.add_flag(
        "--verify", options->verify,
        "Read the export back and compare it with the dataset; one that is complete is compared as it "
        "is, differences are named and make the exit status 5. What of the dataset cannot be used makes it 5 "
        "only where the export is written");
    add_common(verb, command);
    add_example(
        verb,
        "  contourcheck-cli export /data/sunnybrook -o batches --kinds inner,outer --shuffle --seed 7\n"
        "  contourcheck-cli export /data/sunnybrook -o batches --kinds inner,outer --shuffle --seed 7 "
        "--verify",
        "Formats:\n" + format_lines());
    verb.callback(
        [options, &command] { command.run = [options, &command] { return run(*options, command); }; });
}

} // namespace contourcheck::cli
