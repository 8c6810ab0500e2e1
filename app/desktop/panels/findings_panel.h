#pragma once

#include "desktop/session.h"

#include <QTimer>
#include <QWidget>

#include <map>

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace contourcheck::desktop {

class FindingCard;
class FlowLayout;
struct FindingsInView;

/// What does not match about the contour in view, its slice, its patient and the dataset; and which contour that is,
/// where the slice has several. At another place the slice is painted first, then the panel follows.
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
    void follow_standings();
    void rebuild_chips();
    void rebuild_strip();
    [[nodiscard]] std::string place_key() const;
    [[nodiscard]] std::string open_finding(const FindingsInView& view) const;
    void add_card(const check::Finding& finding);
    void add_cards(const std::vector<std::size_t>& findings);
    void unfold(const std::string& id);
    void add_section(const QString& name, const std::vector<std::size_t>& findings, bool folds);

    Session& session_;
    QLabel* heading_;
    FlowLayout* chips_;
    QWidget* chip_row_;
    QScrollArea* scroll_;
    QVBoxLayout* cards_ = nullptr;
    QWidget* strip_ = nullptr;              ///< of the contour in view: in a card or behind the cards
    std::map<QString, QToolButton*> folds_; ///< the headers shown, by section
    std::map<QString, bool> unfolded_;      ///< sections the reader has opened, by name
    std::map<std::string, std::string>
        chosen_;               ///< the finding the reader has opened there, by contour or slice
    std::string open_;         ///< the one that is open
    bool keeps_still_ = false; ///< of what speaks for the contour in view: Session::may_be_planted()
    QTimer after_the_picture_; ///< until it fires, what is in view is of the place before
    std::map<std::string, FindingCard*> shown_; ///< by finding
};

} // namespace contourcheck::desktop
