#pragma once

#include "desktop/session.h"

#include <QWidget>

#include <map>

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace contourcheck::desktop {

class FlowLayout;

/// What does not match about the contour in view, its slice, its patient and the dataset; and which contour that is,
/// where the slice has several.
class FindingsPanel : public QWidget {
    Q_OBJECT

public:
    explicit FindingsPanel(Session& session, QWidget* parent = nullptr);

signals:
    void finding_chosen(const contourcheck::check::Finding& finding);
    void place_chosen(contourcheck::contour::Point place); ///< on the slice in view

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void rebuild_heading();
    void rebuild_chips();
    void rebuild_strip();
    void add_cards(const std::vector<std::size_t>& findings);
    void add_section(const QString& name, const std::vector<std::size_t>& findings, bool folds);

    Session& session_;
    QLabel* heading_;
    FlowLayout* chips_;
    QWidget* chip_row_;
    QScrollArea* scroll_;
    QVBoxLayout* cards_ = nullptr;
    QWidget* strip_ = nullptr; ///< of the contour in view: in a card or behind the cards
    std::map<QString, QToolButton*> folds_; ///< the headers shown, by section
    std::map<QString, bool> unfolded_;      ///< sections the reader has opened, by name
};

} // namespace contourcheck::desktop
