#include "base/text.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/verbs/review.h"
#include "review/chain.h"
#include "review/log_folder.h"

namespace contourcheck::cli {

namespace {

struct SetOptions {
    std::string id;
    review::Verdict verdict = review::Verdict::unsure;
    std::vector<std::string> reasons;
    std::string comment;
    std::string reviewer;
};

Exit set(const dataset::Source& source, const SetOptions& options) {
    const auto dataset = scan_for_review(source);
    if (!dataset) return dataset.error();
    const auto found = find_contour(*dataset, options.id);
    if (!found) return found.error();
    auto store = open_store();
    if (!store) return store.error();
    review::Decision decision;
    decision.dataset = review::stored_path(dataset->root);
    decision.contour = to_string(found->entry().id);
    decision.verdict = options.verdict;
    decision.reasons = options.reasons;
    decision.comment = options.comment;
    decision.reviewer = options.reviewer;
    decision.content = Contents(*dataset).of(found->patient, found->entry());
    const auto stored = store->append(std::move(decision));
    if (!stored)
        return give_up(stored.error(),
                       stored.error().code == Code::invalid_argument ? Exit::usage : Exit::unwritable);
    if (store->unread()) {
        tell(to_string(*store->unread()));
        tell("decided without that log: what is said in it may count more; contourcheck-cli review verify "
             "tells "
             "of each log");
    } else if (review::is_log_folder(review::Store::default_file())) {
        const auto sound = review::refuse_changed(review::Store::default_file());
        if (!sound) tell(to_string(sound.error()));
        if (!sound && sound.error().code == Code::malformed)
            tell("decided all the same, in " + printable(store->file().string()) +
                 "; what counts is told when the log that was changed is restored or moved away");
    }
    return print(printable(stored->contour) + "  " + std::string(word(*stored->verdict)) + "  " +
                 stored->time_utc + '\n');
}

std::string reason_words() {
    std::string words;
    for (const std::string& reason : review::reasons())
        words += (words.empty() ? "" : ", ") + reason;
    return words;
}

} // namespace

void add_review_set(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command) {
    const auto options = std::make_shared<SetOptions>();
    CLI::App& action = *verb.add_subcommand("set", "Decides on a contour as its files are now");
    const auto not_blank = [](const std::string& text) {
        return trimmed(text).empty() ? std::string("is empty") : std::string();
    };
    action.add_option("ID", options->id, "<patient>/<slice number>/<kind>")->required()->type_name("");
    add_word(action, "DECISION", options->verdict, &review::verdict_from_word, "accept|reject|unsure",
             "What you decide")
        ->required();
    action
        .add_option("--reason", options->reasons,
                    "A word why; can be given again. Common ones: " + reason_words())
        ->allow_extra_args(false)
        ->check(not_blank)
        ->type_name("WORD");
    action.add_option("--comment", options->comment, "Why, in words")->type_name("TEXT");
    action.add_option("--reviewer", options->reviewer, "Who decides")
        ->required()
        ->check(not_blank)
        ->type_name("NAME");
    add_example(action,
                "  contourcheck-cli review /data/sunnybrook set SCD0000101/48/inner reject --reason shifted "
                "--reviewer 'R. Reader'");
    action.callback([=, &command] { command.run = [=] { return set(review->dataset, *options); }; });
}

} // namespace contourcheck::cli
