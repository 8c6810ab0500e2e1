#pragma once

#include "desktop/session.h"
#include "desktop/sheet/sheet_view.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace contourcheck::desktop {

class PatientList;

/// The page: the contours in their order as tiles, of all patients or of the one in view; select and decide.
class SheetPage : public QWidget {
    Q_OBJECT

public:
    explicit SheetPage(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] SheetView& view() { return *view_; }
    [[nodiscard]] TileMaker& maker() { return *maker_; }
    /// Those shown, in their order.
    [[nodiscard]] const std::vector<Ref>& contours() const { return model_->refs(); }
    /// What is decided of each, by its id.
    [[nodiscard]] std::map<std::string, review::State> decisions() const { return model_->decisions(); }
    /// The tile that the keys are on; none without one.
    [[nodiscard]] std::optional<Ref> in_front() const;
    void set_greys(picture::Greys greys); ///< of the pictures

    /// On what is selected. A decision is bound to content: a contour whose tile is not made yet waits until its slice is
    /// read.
    void decide(review::Verdict verdict);
    void set_one_patient(bool one);

    /// Something is decided on whose slices are still being read.
    [[nodiscard]] bool waits() const { return !waiting_.empty(); }

signals:
    void contour_chosen(); ///< the session has gone there
    void said(const QString& text);
    void refused(); ///< something of what was asked was not decided: said() why
    void settled(); ///< nothing waits any more

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Decided on together, to be stored as one when the last slice is read.
    struct Waiting {
        review::Verdict verdict;
        QString reviewer;
        std::vector<SeenSlice> seen;
        std::set<Ref> left;                 ///< to be read
        std::map<Ref, review::State> shown; ///< as what each was decided on; none of what is in flight
        bool in_bulk = false;               ///< many were selected, whatever is left of them
        QStringList troubles;               ///< with those that do not wait any more
    };

    QWidget* make_head();
    QPushButton* add_segment(QHBoxLayout* row, const QString& text, const QString& tip, const QString& side);
    void take_opened();
    void refill();
    void follow_place();
    void want_tiles();
    /// What is decided now holds: nothing that waits is decided on these later.
    void let_go(const std::vector<Ref>& contours);
    void take_given(const std::vector<review::Decision>& decisions);
    /// No answer to them was given before they came.
    void take_words(const std::vector<review::Decision>& words);
    /// Nor to what was said earlier and did not show: in a log that was still being read.
    void drop_overtaken(Waiting& waiting);
    void hide_words();                               ///< a second read has begun: they are not told any more
    [[nodiscard]] std::size_t waiting_count() const; ///< contours
    [[nodiscard]] bool is_ready(const Waiting& waiting) const;
    void take_tile(const std::shared_ptr<const MadeTile>& tile);
    /// Decides on what is read to the last slice; false where something of it was refused.
    bool settle_read();
    bool settle(const Waiting& together);
    void show_counts();
    [[nodiscard]] QString empty_text() const;
    void open_row(int row);

    Session& session_;
    PatientList* patients_;
    TileMaker* maker_;
    SheetModel* model_;
    SheetView* view_;
    QPushButton* all_ = nullptr;
    QPushButton* one_ = nullptr;
    QLabel* counts_ = nullptr;
    QSlider* size_ = nullptr;
    picture::Greys greys_ = picture::Greys::automatic;
    bool one_patient_ = false;
    std::shared_ptr<const Opened> shown_; ///< of the model's rows
    std::vector<Waiting> waiting_;
};

} // namespace contourcheck::desktop
