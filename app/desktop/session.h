#pragma once

#include "desktop/keys/key_map.h"
#include "desktop/opener.h"
#include "desktop/queue.h"
#include "desktop/review_desk.h"
#include "desktop/settings.h"
#include "desktop/slice_loader.h"
#include "desktop/trail.h"

#include <QElapsedTimer>
#include <QObject>

#include <set>

namespace contourcheck::desktop {

/// What the reviewer has put together for a contour and not yet decided.
struct Draft {
    std::set<std::string> reasons;
    QString comment;

    friend bool operator==(const Draft&, const Draft&) = default;
};

/// Between core and widgets: the open dataset, the place in view, its picture, its decisions. Lives in the window's
/// thread; slow work is done by its workers and arrives as signals.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(Settings& settings, QObject* parent = nullptr);

    void open(const QString& folder); ///< or the link table in it
    void open_demo();
    void reload();
    [[nodiscard]] Opener& opener() { return opener_; }
    [[nodiscard]] ReviewDesk& desk() { return desk_; }
    [[nodiscard]] const ReviewDesk& desk() const { return desk_; }
    [[nodiscard]] Settings& settings() { return settings_; }
    [[nodiscard]] KeyMap& keys() { return keys_; } ///< what the actions' keys are, for those who name them
    void set_reviewer(const QString& name);

    [[nodiscard]] std::shared_ptr<const Opened> opened() const { return opened_; }
    [[nodiscard]] const mask::Convention& convention() const { return convention_; }
    [[nodiscard]] std::shared_ptr<GreyBook> greys() const { return loader_.greys(); }
    void set_convention(const mask::Convention& convention); ///< draws anew and checks again

    /// What is gone through, by the keys, and by moving on after a decision.
    [[nodiscard]] const Queue& queue() const { return queue_; }
    [[nodiscard]] Order order() const { return settings_.order(); }
    void
    set_order(Order order); ///< goes to the first contour in it that is not decided; at random: by a new seed
    /// Goes to the first contour behind the one in view where that is not in the queue any more.
    void set_filter(const review::Filter& filter);
    void narrow(review::Trait trait, bool on);
    /// Seconds that the rest of the queue takes at the pace of this sitting; none before that is known.
    [[nodiscard]] std::optional<double> seconds_left() const;

    [[nodiscard]] const Place& place() const { return place_; }
    [[nodiscard]] const dataset::Patient* patient() const;      ///< in view, or null
    [[nodiscard]] const dataset::SliceEntry* slice() const;     ///< in view, or null
    [[nodiscard]] const dataset::ContourEntry* contour() const; ///< in view, or null
    [[nodiscard]] std::string contour_id() const;               ///< empty without one
    /// The slice in view once it is read; null before.
    [[nodiscard]] std::shared_ptr<const LoadedSlice> picture() const { return picture_; }

    /// Another slice, once it is read; null before. The rivals of the findings in view are read.
    [[nodiscard]] std::shared_ptr<const LoadedSlice> loaded(int patient, int slice) const;

    /// While it is played, all phases of the location in view are read ahead.
    void set_whole_cycle(bool on);

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
    void go_back();               ///< to where one was before
    void go_forward();
    void next_on_slice(); ///< the next contour of this slice

    /// Files are hashed as they are shown: without the picture in view there is nothing a decision could be bound to.
    [[nodiscard]] bool can_decide() const;
    /// Why the contour in view cannot be accepted: it cannot be seen. Rejected it can be.
    [[nodiscard]] std::optional<QString> accept_trouble() const;
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
    /// What was read of a contour's slice.
    struct SeenSlice {
        Ref ref;            ///< the contour
        std::string sha256; ///< empty when the file could not be read
        bool readable = false;
    };
    /// On contours whose slices were read, without moving on, to be taken back as one. Why not, for each that cannot be
    /// decided on so.
    QStringList decide_on(std::span<const SeenSlice> seen, review::Verdict verdict);
    /// Decisions made at once, each bound to what its files held; no move. `told` is said when they are saved.
    void decide_together(std::vector<review::Decision> decisions, const QString& told);
    void undo(); ///< of what was last decided since the dataset was opened; what it said is a draft again
    void redo(); ///< decides once more what was last taken back
    [[nodiscard]] Draft
    draft() const; ///< of the contour in view: as left, else as last decided by this reviewer
    void set_draft(const Draft& draft);
    void toggle_reason(const std::string& reason);
    [[nodiscard]] bool has_draft(const std::string& contour) const { return drafts_.contains(contour); }
    [[nodiscard]] bool draft_changed() const; ///< against the standing decision
    /// Contours with a comment that no decision has taken over; also of datasets that were open before.
    [[nodiscard]] std::vector<std::string> unsaved_comments() const;

    [[nodiscard]] bool undecided(Ref ref) const;
    [[nodiscard]] std::size_t flagged_count() const; ///< contours with findings
    [[nodiscard]] std::size_t
    flagged_left() const; ///< of these the undecided ones: where next_flagged() goes
    [[nodiscard]] std::size_t reviewed_count() const;

signals:
    void opened_changed();
    void open_failed(const QString& title, const QString& text);
    void place_changed();
    void picture_changed();
    void queue_changed(); ///< filter or order; what is in it changes with standings_changed() as well
    void asking_changed();
    void slice_loaded(int patient, int slice); ///< any that is wanted
    void standings_changed();
    void draft_reset(); ///< the draft belongs to another contour now, or was taken over by a decision
    void said(const QString& text);
    void warned(const QString& title, const QString& text);

private:
    static constexpr std::size_t least_points = 3; ///< of an area
    using Drafts = std::map<std::string, Draft>;   ///< by contour

    void take_opened(const std::shared_ptr<const Opened>& opened);
    void take_picture(const std::shared_ptr<const LoadedSlice>& picture);
    void go(const Place& place, Trail::Move how);
    void show(const Place& place);
    void move_on();
    void go_on_at_undecided();
    void make_queue();
    void restate(Ref ref);
    void restate(const QString& contour);
    void restore_place(const std::shared_ptr<const Opened>& before);
    [[nodiscard]] std::optional<Place> now_called(const Opened& before, const Place& old) const;
    void say_none_left(const QString& of_all, std::size_t elsewhere);
    void request_pictures();
    void keep_draft(const review::Decision& decision);
    void note_unexplained(const review::Decision& decision);
    void return_unsaved(const std::vector<review::Decision>& decisions, const QString& why);
    [[nodiscard]] std::optional<QString> trouble_accepting(Ref ref, bool slice_readable) const;
    [[nodiscard]] std::optional<QString> decide_trouble(review::Verdict verdict) const;
    [[nodiscard]] review::Decision decision_on(const SeenSlice& seen, review::Verdict verdict) const;
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
    std::set<std::string> explained_; ///< contours whose last decision is only a reason given after it
    std::map<std::uint64_t, QString> told_when_saved_; ///< by the desk's number
    QElapsedTimer sitting_;
    std::vector<double> decided_at_s_; ///< in this sitting
    bool just_opened_ = false;         ///< nobody has moved since
    std::map<int, Place> last_place_;  ///< by patient
    Drafts drafts_;
    std::map<std::string, Drafts> drafts_elsewhere_; ///< by dataset: they wait until it is opened again
    std::shared_ptr<const LoadedSlice> picture_;
    QString asked_folder_;
    ReviewDesk desk_;
    SliceLoader loader_;
    Opener opener_;
};

} // namespace contourcheck::desktop
