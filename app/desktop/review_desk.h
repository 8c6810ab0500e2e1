#pragma once

#include "desktop/index.h"
#include "desktop/work.h"
#include "review/controls.h"

#include <functional>
#include <map>
#include <set>
#include <stop_token>

namespace contourcheck::desktop {

/// The decisions on the open dataset. The store lives on a thread of its own; a decision is told of (saved) only once
/// the store has it on the disk.
class ReviewDesk : public QObject {
    Q_OBJECT

public:
    explicit ReviewDesk(QObject* parent = nullptr);
    ~ReviewDesk() override;

    /// Leaves the dataset before it, if that is another one: nothing can be decided until load().
    void leave_for(const std::string& dataset);
    /// Reads the log of this dataset and, behind it, hashes the slices that it speaks of. `were_told`: of what is news
    /// then, as others_decided() says.
    void load(const std::shared_ptr<const Opened>& opened, bool were_told = false);
    /// Takes what another program has added to the store since: others_decided(), or unheard(). Cheap where nothing was
    /// written. Waits for nobody: while something is in flight, or the files are still being hashed, nothing is taken.
    void look_again(const std::shared_ptr<const Opened>& opened);

    /// The log is read: decisions can be made.
    [[nodiscard]] bool ready() const { return ready_; }
    /// And what it says is held against the files as they are.
    [[nodiscard]] bool settled() const { return settled_; }
    /// Why the store cannot be used, if so.
    [[nodiscard]] const std::optional<Error>& trouble() const { return trouble_; }

    /// In a second read: standing(), history() and words(), and what is made of them, tell what this reviewer said alone,
    /// as if nobody else had. What the store holds stays: log(), standings() and reviewers() tell it.
    void read_as(const std::optional<std::string>& blind_reviewer);
    [[nodiscard]] bool is_blind() const { return blind_.has_value(); }

    [[nodiscard]] const review::Standing& standing(const std::string& contour) const;
    [[nodiscard]] review::State state(const std::string& contour) const { return standing(contour).state; }
    /// Neither decided nor, since its files changed, decided any more.
    [[nodiscard]] bool undecided(const std::string& contour) const;
    [[nodiscard]] const std::vector<review::Decision>& history(const std::string& contour) const;
    /// What each reviewer last said of the contour and did not take back.
    [[nodiscard]] const std::vector<review::Decision>& words(const std::string& contour) const;
    /// What the contour's files hold, where they were read since the dataset was opened.
    [[nodiscard]] std::optional<review::Content> content(const std::string& contour) const;
    [[nodiscard]] const std::map<std::string, review::Content>& contents() const { return contents_; }
    /// Decisions given to the store that it has not acknowledged yet; those made together count as one.
    [[nodiscard]] int in_flight() const { return in_flight_; }
    /// Of the open dataset.
    [[nodiscard]] bool in_flight(const std::string& contour) const {
        return waiting_.contains({dataset_, contour});
    }

    /// What the contour's files hold now, seen while showing them: a decision on other content becomes stale.
    void note_content(const std::string& contour, const review::Content& content);

    /// failed() tells where another program has said something of the contour that was not in view: nothing is added.
    void decide(review::Decision decision);
    /// Together: kept or not kept as one but for those that another program has said something of, and taken back as one.
    /// Returns the number that saved() tells.
    std::uint64_t decide(std::vector<review::Decision> decisions);
    /// The last decision with the reason that it lacks, as one of its own. failed() tells where another program has added
    /// the same reviewer's word on it since: then that stands.
    std::uint64_t explain(review::Decision decision);
    /// Takes back what was last decided since the dataset was opened and returns it; nothing when nothing is left.
    /// Decisions of earlier runs are not touched. failed() tells where another program has added the same reviewer's word
    /// on one of them since: then all stand.
    std::vector<review::Decision> take_back();
    /// Decides once more what was last taken back, unless something else was decided since. The log gets new entries: what
    /// stands in it stays as it is. failed() tells what another program has said something of since, and all where that is
    /// the same reviewer's word; where it was not taken back after all, it stands and nothing is added.
    std::vector<review::Decision> repeat();
    /// Whose decision take_back() would be about.
    [[nodiscard]] std::optional<std::string> reviewer_of_last() const { return reviewer_of_last(made_); }
    /// Whose decision repeat() would be about.
    [[nodiscard]] std::optional<std::string> reviewer_of_undone() const { return reviewer_of_last(undone_); }
    /// The number of what was last decided, taken back or decided once more, which saved() tells.
    [[nodiscard]] std::uint64_t last_number() const { return last_number_; }
    /// Whether take_back() would be about a reason that was given after its decision, which stays.
    [[nodiscard]] bool takes_back_reason() const { return !made_.empty() && made_.back().explained != 0; }
    /// Whether what take_back() took back by this number was such a reason; nothing where that is not known any more.
    [[nodiscard]] std::optional<bool> took_back_reason(std::uint64_t number) const;
    /// Whether take_back() would be about this contour.
    [[nodiscard]] bool takes_back(const std::string& contour) const;

    /// All log entries of the dataset, in the order of writing.
    [[nodiscard]] std::vector<review::Decision> log() const;
    /// Of which dataset the decisions are, as they name it.
    [[nodiscard]] const std::string& dataset() const { return dataset_; }
    /// What stands for each contour that anything was said of, whoever reads.
    [[nodiscard]] std::map<std::string, review::Standing> standings() const;
    /// Who has said something that still stands, and of how many contours.
    [[nodiscard]] std::map<std::string, std::size_t> reviewers() const;

    /// Whether another than this one has.
    [[nodiscard]] bool others(const std::string& reviewer) const;
    /// In a second read: how many contours others have decided on and this reviewer has not.
    [[nodiscard]] std::size_t hidden() const;

    /// Adds what the store does not have yet. `told` is called with how many were new; they are known after load().
    void import(const std::shared_ptr<const Opened>& opened, std::vector<review::Decision> decisions,
                std::function<void(const Expected<std::size_t>&)> told);
    /// locked() tells where another machine holds the lock of the log, in a folder of logs.
    void look_for_lock();
    /// Takes it away: two that write one log damage it, so that somebody has to know that the other does not.
    void unlock();
    /// Keeps what was said of a planted error; failed_control() where it cannot be.
    void keep(review::Control control);
    /// What was said of planted errors, in the order of writing.
    [[nodiscard]] const std::vector<review::Control>& controls() const { return controls_; }

    using Entries = std::map<std::string, std::vector<review::Decision>>; ///< by contour
    /// What is known now of the contours of these.
    [[nodiscard]] Entries entries_in_view(const std::vector<review::Decision>& decisions) const;

signals:
    void given(const std::vector<contourcheck::review::Decision>& decisions); ///< to the store
    void idle();   ///< nothing is in flight any more
    void slow();   ///< the store has not acknowledged a decision for a while: a lock, a slow disk
    void loaded(); ///< log read, or trouble()
    /// By another program, and read just now, or read again; without any some of it is gone. `were_told`: it is known.
    void others_decided(const std::vector<contourcheck::review::Decision>& news, bool were_told = false);
    void unheard(const QString& why);     ///< something was written that cannot be read
    void changed(const QString& contour); ///< a standing; an empty id: many
    void saved(std::uint64_t number,      ///< acknowledged by the store, also of a dataset that was left
               const std::vector<contourcheck::review::Decision>& decisions);
    void outdated(); ///< another program has decided something that is not read yet
    /// What is not kept, why each is not, or all, and what was in view of its contour. Without a verdict: what was to be
    /// taken back, and stands.
    void failed(const std::vector<contourcheck::review::Decision>& decisions, const QStringList& whys,
                const contourcheck::desktop::ReviewDesk::Entries& seen);
    void failed_control(const QString& why);
    void locked(const QString& holder);

private:
    struct Shelf;
    /// What the store holds about a dataset.
    struct Held {
        std::string state; ///< of the store, from before it was read
        std::size_t mark = 0;
        std::vector<review::Decision> log;
        std::vector<review::Control> controls;
    };
    static Expected<Held> held_by(Shelf& shelf, const Opened& opened); ///< on the store's thread
    /// Another one for other entries, in whichever order.
    static std::size_t mark_of(const review::Decision& entry);
    /// `hashed`: contours whose files need not be read again.
    /// Returns what was not known of this dataset when it was read before.
    std::vector<review::Decision> take_log(const std::shared_ptr<const Opened>& opened, Held held,
                                           const std::map<std::string, review::Content>& hashed = {});
    void take_news(const std::shared_ptr<const Opened>& opened, Held held);
    void enter(const review::Decision& decision);
    /// Decisions made here at once; the number tells them from equal ones made later.
    struct Made {
        std::vector<review::Decision> decisions;
        std::uint64_t number = 0;
        std::uint64_t undo = 0;      ///< the number of what took it back, or took back what it says again
        std::uint64_t explained = 0; ///< the number of what it only gives the reason of
        /// What was in view of the contours when it was taken back: repeat() shows nothing before it writes.
        std::optional<Entries> seen = {};
    };
    /// What was in view of the contours of a decision when it was made.
    struct InView {
        std::string state; ///< of the store
        Entries entries;
        std::optional<std::string> blind; ///< in a second read the reviewer, whose entries alone are in view
    };
    [[nodiscard]] InView in_view(const Made& made) const;
    /// What the store has written, and which entries kept it from writing the rest.
    struct Written {
        std::vector<review::Decision> entries;
        std::map<std::string, review::Decision> unseen; ///< by contour
    };
    std::uint64_t make(std::vector<review::Decision> decisions, std::uint64_t explained);
    [[nodiscard]] static std::optional<std::string> reviewer_of_last(const std::vector<Made>& made);
    /// Another's, in a second read: made by whoever sat here before.
    [[nodiscard]] bool is_hidden(const Made& made) const {
        return blind_ && made.decisions.front().reviewer != *blind_;
    }
    /// `undone`: what this entry takes back; it can be taken back again where the store fails, and where the store
    /// failed to keep it in the first place there is nothing to take back.
    void append(Made made, std::optional<Made> undone = {});
    void forget_failed(const Made& asked, const std::optional<Made>& undone);
    void take_answer(const Made& asked, const std::optional<Made>& undone, const Expected<Written>& written,
                     const Entries& seen, std::uint64_t generation);
    void take_stored(std::uint64_t number, const std::vector<review::Decision>& stored, bool enters);
    /// It was never decided: undo and redo go without it.
    void forget_refused(std::uint64_t number, const std::vector<review::Decision>& refused);
    [[nodiscard]] QStringList whys_not_written(const Written& written,
                                               const std::vector<review::Decision>& refused) const;
    void land(const Made& asked);
    /// A slice that could be read before: a drive that is away for a moment changes nothing about it.
    [[nodiscard]] bool is_only_unreadable(const std::string& contour, const review::Content& now) const;
    void restate(const std::string& contour);

    std::shared_ptr<Shelf> shelf_; ///< touched by the store's thread alone
    std::uint64_t generation_ = 0;
    bool ready_ = false;
    bool settled_ = false;
    bool looking_ = false; ///< for what others have written
    std::uint64_t failed_undos_ = 0;
    int in_flight_ = 0;
    std::optional<Error> trouble_;
    std::string dataset_;
    std::string state_;                ///< of the store, from before what is known of it was read
    std::size_t mark_ = 0;             ///< the sum of those of history_
    std::optional<std::string> blind_; ///< the reviewer in a second read
    std::map<std::string, std::vector<review::Decision>> history_;
    std::optional<Entries> before_; ///< what was known of the dataset while its log is read again
    std::map<std::string, std::vector<review::Decision>>
        own_; ///< in a second read, the reviewer's part of it
    std::vector<review::Control> controls_;
    std::set<std::string> noted_; ///< seen in the view since the log was read: newer than what is hashed
    std::map<std::string, review::Content> contents_;
    std::map<std::string, review::Standing> standings_;
    std::map<std::string, std::vector<review::Decision>> words_;
    /// Entries that the store has not acknowledged, by dataset and contour.
    std::map<std::pair<std::string, std::string>, int> waiting_;
    std::uint64_t last_number_ = 0;
    std::vector<Made> made_;   ///< since the dataset was opened, the last at the end
    std::vector<Made> undone_; ///< since the last decision, the last at the end
    std::stop_source hashing_stop_;
    Workers hashing_;
    Workers store_;
};

} // namespace contourcheck::desktop
