#include "desktop/top_bar.h"

#include "desktop/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace contourcheck::desktop {

TopBar::TopBar(Session& session, QWidget* parent)
    : QToolBar(parent), session_(session), pages_(new PageSwitch), reviewed_(new QLabel),
      progress_(new QProgressBar) {
    setObjectName(QStringLiteral("topBar")); // for the window's saved state
    setWindowTitle(tr("Toolbar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    addWidget(pages_);
    auto* open = add_button(tr("Open…"), tr("Open a dataset (Ctrl+O)"));
    export_ = add_button(tr("Export…"), tr("Write the validated pairs (Ctrl+E)"));
    auto* gap = new QWidget;
    gap->setFixedWidth(8);
    addWidget(gap);
    flagged_ = add_button({}, tr("Go to the next contour with findings that is not decided (N)"));
    unreviewed_ = add_button({}, tr("Go to the next contour without a decision (Shift+N)"));
    auto* worst_first = add_button(tr("Worst first"),
                                   tr("Go through the contours by suspicion, the most suspicious first (Q)"));
    worst_first->setCheckable(true);
    worst_first->setChecked(session_.order() == Order::worst_first);
    for (QPushButton* chip : {flagged_, unreviewed_, worst_first})
        chip->setObjectName(QStringLiteral("chip"));
    auto* stretch = new QWidget;
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(stretch);
    reviewed_->setForegroundRole(QPalette::PlaceholderText);
    addWidget(reviewed_);
    progress_->setTextVisible(false);
    progress_->setMinimumWidth(40); // in a narrow window it gives way before a button does
    progress_->setMaximumWidth(140);
    progress_->setAccessibleName(tr("Reviewed contours"));
    addWidget(progress_);

    connect(open, &QPushButton::clicked, this, &TopBar::open_asked);
    connect(export_, &QPushButton::clicked, this, &TopBar::export_asked);
    connect(flagged_, &QPushButton::clicked, &session_, &Session::next_flagged);
    connect(unreviewed_, &QPushButton::clicked, &session_, &Session::next_unreviewed);
    connect(worst_first, &QPushButton::toggled, &session_,
            [this](bool on) { session_.set_order(on ? Order::worst_first : Order::reading); });
    connect(&session_, &Session::order_changed, worst_first,
            [this, worst_first] { worst_first->setChecked(session_.order() == Order::worst_first); });
    connect(flagged_, &QPushButton::clicked, this, &TopBar::contour_asked);
    connect(unreviewed_, &QPushButton::clicked, this, &TopBar::contour_asked);
    connect(&session_, &Session::opened_changed, this, &TopBar::show_counts);
    connect(&session_, &Session::standings_changed, this, &TopBar::show_counts);
    show_counts();
}

QPushButton* TopBar::add_button(const QString& text, const QString& tip) {
    auto* button = new QPushButton(text);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoDefault(true);
    addWidget(button);
    return button;
}

void TopBar::show_counts() {
    const auto opened = session_.opened();
    const std::size_t total = opened ? opened->index.order().size() : 0;
    const std::size_t flagged = session_.flagged_left();
    const std::size_t reviewed = session_.reviewed_count();
    export_->setEnabled(total > 0);
    flagged_->setText(flagged > 0                    ? tr("Next flagged · %1").arg(flagged)
                      : session_.flagged_count() > 0 ? tr("All flagged decided")
                                                     : tr("None flagged"));
    flagged_->setEnabled(flagged > 0);
    unreviewed_->setText(reviewed < total ? tr("Next not reviewed · %1").arg(total - reviewed)
                                          : tr("All reviewed"));
    unreviewed_->setEnabled(reviewed < total);
    reviewed_->setText(total > 0 ? tr("%1 of %2 reviewed ").arg(reviewed).arg(total) : QString());
    progress_->setRange(0, std::max(1, int(total)));
    progress_->setValue(int(reviewed));
}

} // namespace contourcheck::desktop
