#pragma once

#include "desktop/overview.h"

#include <QTimer>
#include <QWidget>

#include <set>

class QSplitter;

namespace contourcheck::desktop {

class Beside;
class Cine;
class DecisionPanel;
class FindingsPanel;
class PatientList;
class SliceView;
class StackView;
class Thumbs;

/// The page: patients, the slice over its map, findings over the decision.
class InspectPage : public QWidget {
    Q_OBJECT

public:
    explicit InspectPage(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] SliceView& view() { return *view_; }
    [[nodiscard]] DecisionPanel& decision() { return *decision_; }
    [[nodiscard]] Beside& beside() { return *beside_; }
    [[nodiscard]] Cine& cine() { return *cine_; }
    [[nodiscard]] LocationGrid& grid() { return *grid_; }
    void show_stack(bool on);
    void show_map_pictures(bool on);
    void set_look(const picture::Look& look);
    void show_finding(const check::Finding& finding);
    void focus_view();
    void focus_next_pane(); ///< picture, findings and decision, patients, and around

    [[nodiscard]] QByteArray save_sizes() const;
    void restore_sizes(const QByteArray& sizes);

    /// These bars stand above the page; what they take is taken from the slice, which stays where it is on the screen.
    void stay_under(QWidget* bars);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* make_centre();
    QWidget* make_right();
    void show_place();
    void show_picture();
    [[nodiscard]] QString empty_text() const;
    void show_grid();
    void show_frame(int slice); ///< of the cycle that is played
    void connect_seeing();
    void want_thumbs();
    void show_thumbs();
    QWidget* make_map();
    void share_room();
    void take_above(int height);
    void share(QSplitter& splitter, QList<int> wanted, int least);
    void note_moved(QSplitter& splitter);

    Session& session_;
    PatientList* patients_;
    SliceView* view_;
    Beside* beside_;
    LocationGrid* grid_;
    StackView* stack_;
    Cine* cine_;
    Thumbs* thumbs_;
    bool map_pictures_ = false;
    QList<int> sizes_without_pictures_; ///< of picture and map
    FindingsPanel* findings_;
    DecisionPanel* decision_;
    QSplitter* columns_;
    QSplitter* centre_ = nullptr;
    QSplitter* map_ = nullptr;
    const QWidget* bars_ = nullptr;
    int taken_above_ = 0;                    ///< by them
    std::set<const QSplitter*> set_by_hand_; ///< their sizes are the user's, and remembered
    QTimer blank_; ///< until it fires the slice before stays, so that stepping does not flicker
    std::optional<check::Finding> pointed_at_; ///< a finding whose picture is still being read
};

} // namespace contourcheck::desktop
