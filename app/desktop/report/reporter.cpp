#include "desktop/report/reporter.h"

#include "desktop/inspect/speech.h"

namespace contourcheck::desktop {

namespace {

using Progresses = std::function<Progress(Reporter::Step)>;

Expected<std::optional<trial::SelfTest>> trial_of(const Opened& opened, const report::Said& said,
                                                  const std::stop_token& stop, const Progress& progress) {
    trial::SelfTestOptions options;
    for (const auto& [id, state] : batch::current_decisions(opened.checked, said.log).states)
        if (state == review::State::rejected) options.rejected.insert(id);
    auto test = trial::selftest(opened.checked, options, stop, progress);
    if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"));
    if (!test.whole)
        return fail(Code::too_large, Phrase::tr("the memory does not suffice for the self-test"));
    return std::optional(std::move(test));
}

Expected<picture::WrittenReport> write(const Opened& opened, const report::Said& said,
                                       const std::filesystem::path& file, const report::Options& options,
                                       bool with_selftest, const std::stop_token& stop,
                                       const Progresses& progress) {
    std::optional<trial::SelfTest> test;
    if (with_selftest) {
        auto made = trial_of(opened, said, stop, progress(Reporter::Step::mistakes));
        if (!made) return tl::unexpected(made.error());
        test = std::move(*made);
    }
    auto report = report::make_report(opened.checked, said, std::move(test), options, 0, stop,
                                      progress(Reporter::Step::reading));
    if (!report) return tl::unexpected(report.error());
    return picture::write_report(opened.checked, *report, file, stop, progress(Reporter::Step::drawing),
                                 speech);
}

} // namespace

void Reporter::start(const std::shared_ptr<const Opened>& opened, report::Said said,
                     const std::filesystem::path& file, const report::Options& options, bool with_selftest) {
    run(
        [this, opened, said = std::move(said), file, options, with_selftest](const std::stop_token& stop,
                                                                             const Workers::Post& post) {
            const Progresses progress = [this, post](Step step) -> Progress {
                return [this, post, step](std::size_t done_items, std::size_t total) {
                    post([this, step, done_items, total] { emit progressed(step, done_items, total); });
                };
            };
            return write(*opened, said, file, options, with_selftest, stop, progress);
        },
        [this](const picture::WrittenReport& written) { emit done(written); });
}

} // namespace contourcheck::desktop
