#include "trial/selftest.h"
#include "batch/selection.h"
#include "cli/content.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/verbs/selftest_text.h"

#include <algorithm>

namespace contourcheck::cli {

namespace {

struct SelfTestOptions {
    dataset::Source dataset;
    mask::Convention convention;
    std::uint64_t seed = 1;
    int contours = 60;
    bool json = false;
};

/// The inner and outer contours that a reviewer rejected, as they are now.
Expected<std::set<std::string>> rejected(const check::Checked& checked) {
    const auto decisions = batch::stored_decisions(checked);
    if (!decisions) return tl::unexpected(decisions.error());
    std::set<std::string> result;
    for (const auto& [id, state] : decisions->states)
        if (state == review::State::rejected) result.insert(id);
    return result;
}

SelfTestFacts facts(const check::Report& report, const std::set<std::string>& rejected) {
    SelfTestFacts result{report};
    for (const check::ContourReport& contour : report.contours) {
        if (contour.id.kind != contour::Kind::inner && contour.id.kind != contour::Kind::outer) continue;
        ++(contour.id.kind == contour::Kind::inner ? result.inner : result.outer);
        result.rejected += rejected.contains(to_string(contour.id));
    }
    return result;
}

/// What could not be read is in no figure: each is named.
Exit left_out(const check::Report& report) {
    Exit exit = Exit::done;
    for (const check::Finding& finding : report.findings)
        if (std::string_view(finding.rule).ends_with("-unreadable")) {
            tell(finding.file + ": " + finding.message.text());
            exit = Exit::partly;
        }
    return exit;
}

Exit run(const SelfTestOptions& options, const Command& command) {
    const auto checked = open_and_check(options.dataset, options.convention, command);
    if (!checked) return give_up(checked.error(), Exit::dataset);
    auto not_right = rejected(*checked);
    if (!not_right) {
        tell("without the decisions, what was rejected would be taken as right: mend or restore their file, "
             "or name another in CONTOURCHECK_DECISIONS");
        return give_up_on_log(not_right.error());
    }
    const SelfTestFacts beside = facts(checked->report, *not_right);
    const trial::SelfTest test = [&] {
        const ProgressBar bar("putting mistakes into contours", command.quiet);
        return trial::selftest(
            *checked, {options.seed, std::size_t(options.contours), command.jobs, std::move(*not_right)}, {},
            bar.progress());
    }();
    if (!test.whole) {
        tell("the memory does not suffice; fewer --jobs need less");
        return Exit::partly;
    }
    const Exit printed =
        print(options.json ? to_json(test, beside) : to_text(test, beside, colours_wanted()));
    return printed == Exit::done ? left_out(checked->report) : printed;
}

} // namespace

void add_selftest(CLI::App& app, Command& command) {
    const auto options = std::make_shared<SelfTestOptions>();
    CLI::App& verb = *app.add_subcommand(
        "selftest", "How many mistakes check would find in this dataset: known ones are put in, in memory");
    add_dataset(verb, options->dataset);
    verb.add_flag("--json", options->json, "One JSON object (contourcheck/selftest/1) instead of a table");
    add_whole(verb, "--contours", options->contours, 1, 1'000'000,
              "Inner contours, and as many outer, that mistakes are put into; default 60");
    add_seed(verb, options->seed, "Draws the contours and the mistakes; default 1");
    add_convention(verb, options->convention);
    add_common(verb, command);
    add_example(verb, "  contourcheck-cli selftest /data/sunnybrook\n\n"
                      "No file is written or changed. The same seed gives the same figures.");
    verb.callback(
        [options, &command] { command.run = [options, &command] { return run(*options, command); }; });
}

} // namespace contourcheck::cli
