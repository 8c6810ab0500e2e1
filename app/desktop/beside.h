#pragma once

#include "desktop/session.h"

#include <QSplitter>

namespace contourcheck::desktop {

class SliceView;

/// The slice in view, and beside it, when asked, the same one without contours or with what other readers said of the contour, or
/// another one: same zoom, same place, the pointer mirrored as a cross.
class Beside : public QSplitter {
    Q_OBJECT

public:
    enum class What { nothing, raw, location_up, location_down, phase_before, phase_after, rival, readers };
    Q_ENUM(What)

    Beside(Session& session, SliceView& main, QWidget* parent = nullptr);

    void show_beside(What what);
    [[nodiscard]] What what() const { return what_; }
    [[nodiscard]] SliceView& other() { return *other_; }
    void set_look(const picture::Look& look);
    void set_smooth(bool smooth);
    void set_pixel_grid(bool on);

    /// While a cycle is played: what the main view shows instead of the place in view.
    void show_frame(const std::shared_ptr<const picture::Scene>& scene);

signals:
    void what_changed();
    void said(const QString& text); ///< instead of showing what there is not

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void leave_absent_readers();
    void show_there(const std::shared_ptr<const picture::Scene>& scene); ///< null: empty
    void show_words();
    void link(SliceView& from, SliceView& to);
    [[nodiscard]] std::pair<int, int> slice_there() const; ///< patient and slice; -1 where there is none
    [[nodiscard]] QString missing() const;                 ///< why there is none
    [[nodiscard]] QString nobody() const; ///< why no other reader's word can be shown on this dataset
    [[nodiscard]] QString alone() const;  ///< and on the contour in view
    /// What this reviewer, or each of the others, last said of the contour in view.
    [[nodiscard]] QStringList words(bool own) const;

    Session& session_;
    SliceView* main_;
    SliceView* other_;
    What what_ = What::nothing;
    std::string asked_in_;   ///< the dataset that it was asked for in
    bool following_ = false; ///< one view moves the other
};

} // namespace contourcheck::desktop
