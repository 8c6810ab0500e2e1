#pragma once

#include "desktop/opener.h"
#include "desktop/review_desk.h"
#include "desktop/settings.h"
#include "desktop/slice_loader.h"
#include "desktop/walk.h"

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

    [[nodiscard]] std::shared_ptr<const Opened> opened() const { return opened_; }
    [[nodiscard]] const mask::Convention& convention() const { return convention_; }
    void set_convention(const mask::Convention& convention); ///< draws anew and checks again

    /// Of going on: the next one, the next flagged one, where a decision moves on to.
    [[nodiscard]] Order order() const { return order_; }
    void set_order(Order order);

    [[nodiscard]] const Place& place() const { return place_; }
    [[nodiscard]] const dataset::Patient* patient() const;      ///< in view, or null
    [[nodiscard]] const dataset::SliceEntry* slice() const;     ///< in view, or null
    [[nodiscard]] const dataset::ContourEntry* contour() const; ///< in view, or null
    [[nodiscard]] std::string contour_id() const;               ///< empty without one
    /// The slice in view once it is read; null before.
    [[nodiscard]] std::shared_ptr<const LoadedSlice> picture() const { return picture_; }

    /// Another slice, once it is read; null before. The rivals of the findings in view are read.
    [[nodiscard]] std::shared_ptr<const LoadedSlice> loaded(int patient, int slice) const;

    void go_to(const Place& place);
    void go_to(Ref contour);
    void go_to_contour(const std::string& id); ///< where the open dataset has it
    void go_to_patient(int patient);
    void go_to_cell(int location, int phase);
    void go_to_finding(const check::Finding& finding);
    void step_phase(int step);
    void step_location(int step);
    void step_patient(int step);
    void next_flagged(); ///< among the undecided ones
    void next_unreviewed();
    void next_on_slice(); ///< the next contour of this slice

    /// Files are hashed as they are shown: without the picture in view there is nothing a decision could be bound to.
    [[nodiscard]] bool can_decide() const;
    /// Why the contour in view cannot be accepted: it cannot be seen. Rejected it can be.
    [[nodiscard]] std::optional<QString> accept_trouble() const;
    void decide(review::Verdict verdict); ///< and moves on to the next contour
    void undo(); ///< of the last decision made since the dataset was opened; what it said is a draft again
    [[nodiscard]] Draft
    draft() const; ///< of the contour in view: as left, else as last decided by this reviewer
    void set_draft(const Draft& draft);
    void toggle_reason(const std::string& reason);
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
    void order_changed();
    void slice_loaded(int patient, int slice); ///< any that is wanted
    void standings_changed();
    void draft_reset(); ///< the draft belongs to another contour now, or was taken over by a decision
    void said(const QString& text);
    void warned(const QString& title, const QString& text);

private:
    using Drafts = std::map<std::string, Draft>; ///< by contour

    void take_opened(const std::shared_ptr<const Opened>& opened);
    void take_picture(const std::shared_ptr<const LoadedSlice>& picture);
    void go_on_at_undecided();
    void restore_place(const std::shared_ptr<const Opened>& before);
    void request_pictures();
    void keep_draft(const review::Decision& decision);
    void return_unsaved(const review::Decision& decision, const QString& why);
    [[nodiscard]] Draft decided_draft() const;
    [[nodiscard]] Undecided undecided_check() const;

    Settings& settings_;
    mask::Convention convention_;
    std::shared_ptr<const Opened> opened_;
    Order order_;
    Place place_;
    bool just_opened_ = false;        ///< nobody has moved since
    std::map<int, Place> last_place_; ///< by patient
    Drafts drafts_;
    std::map<std::string, Drafts> drafts_elsewhere_; ///< by dataset: they wait until it is opened again
    std::shared_ptr<const LoadedSlice> picture_;
    QString asked_folder_;
    ReviewDesk desk_;
    SliceLoader loader_;
    Opener opener_;
};

} // namespace contourcheck::desktop
