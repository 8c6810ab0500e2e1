#pragma once

#include "desktop/home/draft_book.h"
#include "desktop/home/unsaved.h"
#include "desktop/keys/key_map.h"
#include "desktop/opener.h"
#include "desktop/queue.h"
#include "desktop/readers/attention.h"
#include "desktop/readers/news.h"
#include "desktop/review_desk.h"
#include "desktop/settings.h"
#include "desktop/slice_loader.h"
#include "desktop/trail.h"

#include <QElapsedTimer>
#include <QObject>

namespace contourcheck::desktop {

/// Between core and widgets: the open dataset, the place in view, its picture, its decisions. Lives in the window's
/// thread; slow work is done by its workers and arrives as signals.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(Settings& settings, QObject* parent = nullptr);

    void open(const QString& folder); ///< or the link table in it
    void open_demo();
    void reload();
    [[nodiscard]] const QString& asked_folder() const { return asked_folder_; } ///< being opened, or empty
    /// Asked when a dataset is opened, as long as nobody has moved in it: where it was left.
    void set_where_left(std::function<std::optional<Place>(const Opened&)> where_left) {
        where_left_ = std::move(where_left);
    }
    [[nodiscard]] bool untouched() const { return just_opened_; } ///< nobody has moved since it was opened
    void stay() { just_opened_ = false; }                         ///< someone is at work on what is in view
    [[nodiscard]] Opener& opener() { return opener_; }
    [[nodiscard]] ReviewDesk& desk() { return desk_; }
    [[nodiscard]] const ReviewDesk& desk() const { return desk_; }
    [[nodiscard]] Settings& settings() { return settings_; }
    [[nodiscard]] KeyMap& keys() { return keys_; } ///< what the actions' keys are, for those who name them
    void set_reviewer(const QString& name);

    /// A second read: what others decided is hidden and counts as not decided, until it ends.
    [[nodiscard]] bool second_read() const { return desk_.is_blind(); }
    /// Takes in what another program has decided since: on a shared disk, or by the command line.
    void look_for_others();
    void set_second_read(bool on);
    /// Others who have decided here, where this reviewer has not and was not asked yet: reason to offer a second read.
    [[nodiscard]] const QStringList& second_read_offer() const { return offer_; }
    void decline_second_read();
    /// Decisions of a table, added to those of the open dataset. `told` is called with how many were new.
    void import(std::vector<review::Decision> decisions,
                std::function<void(const Expected<std::size_t>&)> told);

    /// Errors planted among the contours, to be decided on as if they were contours.
    [[nodiscard]] Attention& attention() { return attention_; }
    /// Where the contour in view is shown with a planted error; null elsewhere.
    [[nodiscard]] const trial::Planted* planted() const;
    /// Of all planted errors that wait to be decided on.
    [[nodiscard]] std::map<Ref, std::vector<contour::Point>> planted_outlines() const;
    /// Whether the contour in view is one that an error can be planted in, and not decided on: to tell that nothing
    /// was found against it would give away a planted one, whose outline says otherwise.
    [[nodiscard]] bool may_be_planted() const;
    /// Where the last decision was on a planted error and did not notice it: what it was.
    [[nodiscard]] QString missed_planted() const { return last_was_planted_ ? missed_planted_ : QString(); }
    /// The patient in view as it is shown: with planted errors. Null without one.
    [[nodiscard]] std::shared_ptr<const dataset::Patient> shown_patient() const;
    /// The slice in view without planted errors, for what leaves the program; null before it is read.
    [[nodiscard]] std::shared_ptr<const LoadedSlice> own_picture() const;
    void set_planted_one_in(int contours); ///< one in so many; 0: none

    [[nodiscard]] std::shared_ptr<const Opened> opened() const { return opened_; }
    /// False while its patients arrive and are checked, and after that was stopped: there are no findings then, and
    /// until all are read no decisions.
    [[nodiscard]] bool is_checked() const { return opened_ && opened_->checked.report.is_whole; }
    [[nodiscard]] bool is_read() const { return opened_ && opened_->checked.is_read; }
    /// Why there are no findings, and what to do; empty where it is checked.
    [[nodiscard]] QString unchecked_text() const;
    bool say_unchecked(); ///< says so until it is checked; true where it is not
    /// Why nothing can be concluded from findings and decisions yet, and what to do; empty where it can.
    [[nodiscard]] QString unsettled_text() const;
    [[nodiscard]] const mask::Convention& convention() const { return convention_; }
    [[nodiscard]] std::shared_ptr<GreyBook> greys() const { return loader_.greys(); }
    void set_convention(const mask::Convention& convention); ///< draws anew and checks again

    /// What is gone through, by the keys, and by moving on after a decision.
    [[nodiscard]] const Queue& queue() const { return queue_; }
    [[nodiscard]] Order order() const { return settings_.order(); }
    void set_order(Order order); ///< to the first in it that is not decided; at random: by a new seed
    /// Goes to the first contour in the queue behind the one in view, or behind the one where the search began.
    void set_filter(const review::Filter& filter);
    void narrow(review::Trait trait, bool on);
    /// Seconds that all contours not reviewed take at this reviewer's pace in this sitting; none before that is known.
    [[nodiscard]] std::optional<double> seconds_left() const;

    [[nodiscard]] const Place& place() const { return place_; }
    [[nodiscard]] const dataset::Patient* patient() const;      ///< in view, or null
    [[nodiscard]] const dataset::SliceEntry* slice() const;     ///< in view, or null
    [[nodiscard]] const dataset::ContourEntry* contour() const; ///< in view, or null
    [[nodiscard]] std::string contour_id() const;               ///< empty without one
    /// The slice in view once it is read; null before.
    [[nodiscard]] std::shared_ptr<const LoadedSlice> picture() const;

    /// Another slice, once it is read; null before. The rivals of the findings in view are read.
    [[nodiscard]] std::shared_ptr<const LoadedSlice> loaded(int patient, int slice) const;
    void set_whole_cycle(bool on); ///< while it is played, all phases of the location in view are read ahead

    void go_to(const Place& place);
    void go_to(Ref contour);
    void go_to_contour(const std::string& id); ///< where the open dataset has it
    void go_to_patient(int patient);
    void go_to_cell(int location, int phase);
    void go_to_finding(const check::Finding& finding);
    void step_phase(int step);
    void step_location(int step);
    void step_patient(int step);
    void next_flagged();          ///< of the queue, among the undecided ones
    void next_unreviewed();       ///< of the queue
    void next_in_queue(int step); ///< decided or not
    void next_draft();            ///< of the queue
    void go_back();               ///< to where one was before
    void go_forward();
    void next_on_slice(); ///< the next contour of this slice

    /// Files are hashed as they are shown: without the picture in view there is nothing a decision could be bound to.
    [[nodiscard]] bool can_decide() const;
    /// What the picture shows: a contour that is hidden is not decided on.
    void set_sight(const picture::Look& look, bool hides_overlays);
    void set_hide_key_down(bool down) { hide_key_down_ = down; } ///< which hides them for as long
    /// Why the contour in view cannot be decided on so, and what to do; none where it can once its picture is there.
    [[nodiscard]] std::optional<QString> trouble(review::Verdict verdict) const;
    void decide(review::Verdict verdict); ///< and moves on to the next contour, where that is set
    /// As decide(), but before a rejection without a reason asks for one: then a reason completes it, rejecting again or
    /// reject_without_reason() goes without, and stop_asking() or any move leaves the contour as it was.
    void answer(review::Verdict verdict);
    [[nodiscard]] bool asking() const { return asking_; }
    void reject_without_reason();
    /// The contour last decided on, where it was rejected without a word: what it lacks, explain() says in a decision
    /// of its own on the same content, to be taken back by itself.
    [[nodiscard]] const std::optional<review::Decision>& unexplained() const { return unexplained_; }
    void explain(const std::string& reason);
    void stop_asking();
    /// Why the contour is not decided on just now: what was said of it has come into view this moment, or will.
    [[nodiscard]] std::optional<QString> trouble_of_news(const std::string& contour) const;
    /// The log is about to be read to its end: what is decided together waits for that.
    [[nodiscard]] bool reads_log() const {
        return is_read() && !desk_.trouble() && !(desk_.ready() && desk_.settled());
    }
    using Told = std::function<QString(std::size_t saved)>; ///< what is said when so many are saved
    /// On contours whose slices were read, without moving on, to be taken back as one. `in_bulk`: they are, or were among,
    /// many decided on together. Why not, for each that cannot be decided on so, or that was a planted error. `told` is given
    /// how many were saved, and these.
    QStringList
    decide_on(std::span<const SeenSlice> seen, review::Verdict verdict, bool in_bulk,
              const std::function<QString(std::size_t saved, const QStringList& troubles)>& told = {});
    void decide_together(std::vector<review::Decision> decisions, Told told); ///< bound to files; no move
    void undo(); ///< of what was last decided since the dataset was opened; what it said is a draft again
    void redo(); ///< decides once more what was last taken back
    [[nodiscard]] Draft draft() const; ///< of the contour in view: as left, else as this reviewer decided
    void set_draft(const Draft& draft);
    void toggle_reason(const std::string& reason);
    /// Of this reviewer and dataset: by contour, what no decision has taken over yet.
    [[nodiscard]] const DraftBook::Drafts& drafts() const { return drafts_.all(); }
    void write_drafts() { drafts_.write(); }
    /// Something is put together that a dataset read anew would get in the way of: a draft, a search, a question.
    [[nodiscard]] bool half_done() const;
    [[nodiscard]] bool draft_changed() const; ///< against the standing decision

    /// What this reviewer decided on the open dataset and the store did not keep; what was said is a draft again.
    [[nodiscard]] const Unsaved& unsaved() const { return unsaved_; }
    [[nodiscard]] QString why_unsaved() const; ///< the first reasons, each once, a line each
    void go_to_unsaved();                      ///< the next of them
    void show_unsaved(bool on);                ///< the list; off, it is kept
    /// Whether any of them can be saved as it was decided: nothing was said of its contour since, nor its files changed.
    [[nodiscard]] bool may_save_again() const;
    void save_again(); ///< these

    [[nodiscard]] bool undecided(Ref ref) const;
    [[nodiscard]] std::size_t flagged_count() const; ///< contours with findings
    [[nodiscard]] std::size_t flagged_left() const;  ///< of these the undecided: where next_flagged() goes
    [[nodiscard]] std::size_t reviewed_count() const;

signals:
    void opened_changed();
    void second_read_changed(); ///< on or off
    void offer_changed();       ///< second_read_offer()
    void open_failed(const QString& title, const QString& text);
    void place_changed();
    void picture_changed();
    void queue_changed(); ///< filter or order; what is in it changes with standings_changed() as well
    void asking_changed();
    void unsaved_changed();
    void sight_changed();
    void slice_loaded(int patient, int slice); ///< any that is wanted
    void standings_changed();
    void words_came(const std::vector<contourcheck::review::Decision>& words); ///< of others, into view
    void draft_reset(); ///< the draft belongs to another contour now, or was taken over by a decision
    void said(const QString& text);
    void unsaid(const QString& text); ///< it was said, and holds no more
    void warned(const QString& title, const QString& text);

private:
    void take_arrived(const std::shared_ptr<const Opened>& opened);
    void take_opened(const std::shared_ptr<const Opened>& opened);
    void leave();
    void turn_to_drafts();
    void take_up_drafts();
    void tell_of_gone_drafts(const Opened& before);
    void drop_decided_drafts();
    void take_files(const Opened* before);
    void take_picture(const std::shared_ptr<const LoadedSlice>& picture);
    void go(const Place& place, Trail::Move how);
    void show(const Place& place);
    void move_on(bool stays_open = false);
    void read_as_set();
    void read_as_another();
    [[nodiscard]] const trial::Planted* planted(Ref ref) const; ///< and still to be decided on
    void look_for_offer();
    void plant();
    void clear_plants();
    void drop_decided_plants();
    void take_plants();
    void show_as_planted();
    [[nodiscard]] bool is_drawn_anew();
    /// Planted errors on a slice that wait to be decided on.
    [[nodiscard]] std::vector<contour::Contour> outlines_on(int patient, int slice) const;
    [[nodiscard]] std::shared_ptr<const LoadedSlice>
    as_shown(const std::shared_ptr<const LoadedSlice>& slice) const;
    void decide_on_planted(review::Verdict verdict);
    [[nodiscard]] QString keep_control(Ref ref, review::Verdict verdict); ///< and what is to be told of it
    void go_on_at_undecided();
    void make_queue(const std::string& text);
    void follow_filter();
    void restate(Ref ref, const std::string& me);
    void restate(const QString& contour);
    void restore_place(const std::shared_ptr<const Opened>& before);
    void request_pictures();
    void take_saved(std::uint64_t number, const std::vector<review::Decision>& decisions);
    void note_unexplained(const review::Decision& decision);
    void return_unsaved(const std::vector<review::Decision>& decisions, const QStringList& whys,
                        const ReviewDesk::Entries& seen);
    void note_unsaved(const std::vector<review::Decision>& decisions, const QStringList& whys,
                      const ReviewDesk::Entries& seen);
    void return_untaken(const std::vector<review::Decision>& decisions, const QString& why);
    void show_words(const std::vector<review::Decision>& words);
    [[nodiscard]] std::optional<QString> trouble_accepting(Ref ref, bool slice_readable) const;
    [[nodiscard]] std::optional<QString> trouble_seeing() const;
    [[nodiscard]] std::optional<QString> trouble_storing() const; ///< or taking back
    [[nodiscard]] std::optional<QString> trouble_now(review::Verdict verdict) const;
    [[nodiscard]] QString nothing_matches_text() const;
    void say_until_checked(const QString& text);
    [[nodiscard]] review::Decision decision_on(const SeenSlice& seen, review::Verdict verdict) const;
    void store(std::vector<review::Decision> decisions, Told told = {}); ///< their drafts go
    void take_news(const std::vector<review::Decision>& news, bool were_told);
    [[nodiscard]] Draft draft_of(const std::string& contour) const;
    [[nodiscard]] Draft decided_draft(const std::string& contour) const;
    [[nodiscard]] Undecided undecided_check() const;

    Settings& settings_;
    mask::Convention convention_;
    std::shared_ptr<const Opened> opened_;
    Queue queue_;
    KeyMap keys_{settings_};
    Place place_;
    Trail trail_;
    bool whole_cycle_ = false;
    bool asking_ = false; ///< for the reason of a rejection
    std::optional<review::Decision> unexplained_;
    std::map<std::uint64_t, Told> told_when_saved_; ///< by the desk's number
    News news_;
    QElapsedTimer sitting_;
    std::vector<double> decided_at_s_;                ///< in this sitting
    std::optional<std::pair<Place, Place>> searched_; ///< where the search began, and has led
    bool just_opened_ = false;                        ///< nobody has moved since
    std::function<std::optional<Place>(const Opened&)> where_left_;
    std::map<int, Place> last_place_; ///< by patient
    Unsaved unsaved_;
    std::shared_ptr<const LoadedSlice> picture_;
    picture::Look look_;
    bool hides_overlays_ = false;
    bool hide_key_down_ = false;
    QString told_to_wait_; ///< until it is checked
    QString asked_folder_;
    QStringList offer_;
    bool last_was_planted_ = false; ///< the last decision
    QString missed_planted_;
    ReviewDesk desk_;
    SliceLoader loader_;
    Opener opener_;
    mutable Attention attention_; ///< remembers the picture made last
    /// What is said of a planted error is not for the contour itself.
    DraftBook drafts_{settings_, [this](const std::string& contour) {
                          return desk_.in_flight(contour) || attention_.at(contour);
                      }};
};

} // namespace contourcheck::desktop
