#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/verbs/review.h"
#include "review/lock.h"
#include "review/log_folder.h"

namespace contourcheck::cli {

namespace {

Exit unlock() {
    const std::filesystem::path place = review::Store::default_file();
    if (!review::is_log_folder(place))
        return print("decisions are kept in one file, which has no lock: " + printable(place.string()) +
                     '\n');
    const auto holder = review::own_log(place).and_then(&review::unlock);
    if (!holder) return give_up(holder.error(), Exit::unwritable);
    return print(*holder ? "taken away; it was held by " + in_words(**holder).text() + '\n'
                         : "nobody holds it\n");
}

} // namespace

CLI::App* add_review_unlock(CLI::App& verb, Command& command) {
    CLI::App& action = *verb.add_subcommand(
        "unlock",
        "Takes the lock of your log in a folder of logs away, and says who held it; needs no DATASET");
    add_example(action,
                "  contourcheck-cli review unlock\n\n"
                "For a lock that another machine left behind. First make sure that no ContourCheck writes\n"
                "there any more: two that write one log at once damage it. After a crash on this machine\n"
                "there is nothing to unlock, but in a container that was started anew.");
    action.callback([&command] { command.run = [] { return unlock(); }; });
    return &action;
}

} // namespace contourcheck::cli
