#include "desktop/top_bar.h"

#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

/// Of all that is not reviewed; nothing before that is known, or when nothing is left.
QString time_left(const Session& session) {
    const auto seconds = session.seconds_left();
    return seconds && *seconds > 0 ? time_left_text(*seconds) : QString();
}

} // namespace

TopBar::TopBar(Session& session, QWidget* parent)
    : QToolBar(parent), session_(session), pages_(new PageSwitch), reviewed_(new QLabel),
      progress_(new QProgressBar) {
    setObjectName(QStringLiteral("topBar")); // for the window's saved state
    setWindowTitle(tr("Toolbar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    addWidget(pages_);
    open_ = add_button(tr("Open…"));
    export_ = add_button(tr("Export…"));
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

    connect(open_, &QPushButton::clicked, this, &TopBar::open_asked);
    connect(export_, &QPushButton::clicked, this, &TopBar::export_asked);
    connect(&session_, &Session::queue_changed, this, &TopBar::show_counts);
    connect(&session_.keys(), &KeyMap::changed, this, &TopBar::show_keys);
    connect(&session_, &Session::opened_changed, this, &TopBar::show_counts);
    connect(&session_, &Session::standings_changed, this, &TopBar::show_counts);
    connect(&session_, &Session::second_read_changed, this, &TopBar::show_counts);
    show_keys();
    show_counts();
}

QPushButton* TopBar::add_button(const QString& text) {
    auto* button = new QPushButton(text);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoDefault(true);
    addWidget(button);
    return button;
}

void TopBar::show_counts() {
    const std::size_t total = session_.queue().total();
    const std::size_t reviewed = session_.reviewed_count();
    export_->setEnabled(total > 0);
    const QString words = session_.second_read() ? tr("%1 of %2 reviewed by you") : tr("%1 of %2 reviewed");
    QString text;
    if (total > 0)
        text = !session_.is_read()        ? tr("%1 contours so far").arg(total)
               : !session_.desk().ready() ? tr("%1 contours").arg(total)
                                          : words.arg(reviewed).arg(total);
    if (const QString left = time_left(session_); !left.isEmpty()) text = tr("%1, %2").arg(text, left);
    reviewed_->setText(text + u' ');
    progress_->setRange(0, std::max(1, int(total)));
    progress_->setValue(int(reviewed));
}

void TopBar::show_keys() {
    const auto key = [&](const char* id) { return session_.keys().text(QLatin1String(id)); };
    open_->setToolTip(tr("Open a dataset (%1)").arg(key("Ctrl+O")));
    export_->setToolTip(tr("Write the validated pairs (%1)").arg(key("Ctrl+E")));
    pages_->set_tips(tr("Contour by contour (%1)").arg(key("Ctrl+1")),
                     tr("The dataset as a whole (%1)").arg(key("Ctrl+2")),
                     tr("Many contours at once (%1)").arg(key("Ctrl+3")));
}

} // namespace contourcheck::desktop
