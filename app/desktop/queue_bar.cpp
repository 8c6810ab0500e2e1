#include "desktop/queue_bar.h"

#include "desktop/panels/flow_layout.h"
#include "desktop/plain_keys.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace contourcheck::desktop {

using review::Trait;

namespace {

QString name(Trait trait) {
    switch (trait) {
    case Trait::unreviewed:
        return QueueBar::tr("Not reviewed");
    case Trait::accepted:
        return QueueBar::tr("Accepted");
    case Trait::rejected:
        return QueueBar::tr("Rejected");
    case Trait::unsure:
        return QueueBar::tr("Unsure");
    case Trait::stale:
        return QueueBar::tr("Stale");
    case Trait::flagged:
        return QueueBar::tr("Flagged");
    case Trait::mine:
        return QueueBar::tr("Mine");
    case Trait::disagreed:
        return QueueBar::tr("Disagreed");
    }
    return {};
}

QString tip(Trait trait) {
    switch (trait) {
    case Trait::unreviewed:
        return QueueBar::tr("Without a decision, or decided before its files changed");
    case Trait::accepted:
        return QueueBar::tr("Accepted by the last who decided");
    case Trait::rejected:
        return QueueBar::tr("Rejected by the last who decided");
    case Trait::unsure:
        return QueueBar::tr("The last who decided was unsure");
    case Trait::stale:
        return QueueBar::tr("Slice or contour changed since the decision, which counts as none");
    case Trait::flagged:
        return QueueBar::tr("With findings");
    case Trait::mine:
        return QueueBar::tr("You have decided on it");
    case Trait::disagreed:
        return QueueBar::tr("Reviewers decided differently on the same files");
    }
    return {};
}

QString order_name(Order order) {
    if (order == Order::worst_first) return QueueBar::tr("Worst first");
    if (order == Order::by_patient) return QueueBar::tr("By patient");
    return order == Order::random ? QueueBar::tr("At random") : QueueBar::tr("Reading order");
}

/// Chips that mean nothing until there is something behind them.
bool is_quiet(Trait trait) {
    return trait == Trait::stale || trait == Trait::mine || trait == Trait::disagreed;
}

} // namespace

QueueBar::QueueBar(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), chips_(new QWidget), count_(new QLabel), order_(new QToolButton),
      search_(new QLineEdit) {
    setObjectName(QStringLiteral("queueBar"));
    setAttribute(Qt::WA_StyledBackground);
    make_chips();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(12);
    layout->addWidget(chips_, 1);
    layout->addWidget(make_right(), 0, Qt::AlignTop);
    connect(&session_, &Session::opened_changed, this, &QueueBar::show_queue);
    connect(&session_, &Session::standings_changed, this, &QueueBar::show_queue);
    connect(&session_, &Session::queue_changed, this, &QueueBar::show_queue);
    connect(&session_, &Session::second_read_changed, this, &QueueBar::show_queue);
    connect(&session_, &Session::place_changed, this, &QueueBar::show_count);
    connect(&session_.keys(), &KeyMap::changed, this, &QueueBar::show_keys);
    show_keys();
    show_queue();
}

QPushButton* QueueBar::make_chip(const QString& tip) {
    auto* chip = new QPushButton;
    chip->setObjectName(QStringLiteral("chip"));
    chip->setCheckable(true);
    chip->setAutoDefault(true);
    chip->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the picture
    chip->setToolTip(tip);
    chips_->layout()->addWidget(chip);
    return chip;
}

void QueueBar::make_chips() {
    auto* flow = new FlowLayout(6);
    flow->setContentsMargins(0, 0, 0, 0);
    chips_->setLayout(flow);
    make_badge();
    all_ = make_chip({});
    connect(all_, &QPushButton::clicked, this, [this] {
        session_.set_filter({});
        show_chips(); // it stays pressed
    });
    for (const Trait trait : review::traits()) {
        QPushButton* chip = make_chip(tip(trait));
        connect(chip, &QPushButton::clicked, this, [this, trait](bool on) { session_.narrow(trait, on); });
        traits_.emplace_back(trait, chip);
    }
}

void QueueBar::make_badge() {
    badge_ = make_chip(tr("What others decided is hidden. A click ends the second read."));
    badge_->setText(tr("Second read"));
    badge_->setProperty("tone", QStringLiteral("notice"));
    connect(badge_, &QPushButton::clicked, this, [this] {
        badge_->setChecked(true); // it goes when the second read has ended
        emit second_read_end_asked();
    });
}

QToolButton* QueueBar::make_step(const QString& text, const QString& name, int step) {
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("quiet"));
    button->setText(text);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    connect(button, &QToolButton::clicked, this, [this, step] { session_.next_in_queue(step); });
    return button;
}

QWidget* QueueBar::make_right() {
    auto* right = new QWidget;
    auto* row = new QHBoxLayout(right);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    before_ = make_step(QStringLiteral("‹"), tr("Before in the queue"), -1);
    after_ = make_step(QStringLiteral("›"), tr("Next in the queue"), 1);
    count_->setAlignment(Qt::AlignCenter);
    count_->setForegroundRole(QPalette::PlaceholderText);
    count_->setAccessibleName(tr("Place in the queue"));
    order_->setObjectName(QStringLiteral("chip"));
    order_->setPopupMode(QToolButton::InstantPopup);
    order_->setFocusPolicy(Qt::TabFocus);
    order_->setAccessibleName(tr("Order of the queue"));
    search_->setPlaceholderText(tr("Patient, slice, finding"));
    search_->setAccessibleName(tr("Search"));
    search_->setClearButtonEnabled(true);
    search_->setFocusPolicy(Qt::ClickFocus);
    const int usual = search_->fontMetrics().horizontalAdvance(search_->placeholderText()) + 44;
    search_->setMinimumWidth(usual / 2); // in a narrow window the chips need the room
    search_->setMaximumWidth(usual);
    search_->installEventFilter(this);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
        review::Filter filter = session_.queue().filter();
        filter.text = text.trimmed().toStdString();
        session_.set_filter(filter);
    });
    for (QWidget* widget : std::initializer_list<QWidget*>{before_, count_, after_, search_, order_})
        row->addWidget(widget);
    return right;
}

void QueueBar::set_orders(QMenu* orders) {
    order_->setMenu(orders);
}

void QueueBar::focus_search() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

bool QueueBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched != search_) return false;
    if (event->type() == QEvent::ShortcutOverride && is_plain(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Escape && key != Qt::Key_Return && key != Qt::Key_Enter) return false;
    emit done_typing();
    return true;
}

void QueueBar::show_queue() {
    show_chips();
    show_count();
    order_->setText(order_name(session_.order()) + QStringLiteral(" ▾"));
    const QString text = qs(session_.queue().filter().text);
    if (search_->text().trimmed() != text) search_->setText(text);
}

void QueueBar::show_chips() {
    const Queue& queue = session_.queue();
    const review::Filter& filter = queue.filter();
    badge_->setVisible(session_.second_read());
    badge_->setChecked(true);
    all_->setText((session_.is_read() ? tr("All %1") : tr("All %1 so far")).arg(queue.total()));
    all_->setChecked(filter.everything());
    for (const auto& [trait, chip] : traits_) {
        const std::size_t count = queue.with(trait);
        const bool on = filter.traits.contains(trait);
        // Where one reviewer alone decided, theirs is what is decided.
        const bool says_more = trait != Trait::mine || count < queue.total() - queue.with(Trait::unreviewed);
        // Before it is checked nobody is clean, before the decisions are read nobody undecided.
        const bool is_known = trait == Trait::flagged ? session_.is_checked() : session_.desk().ready();
        chip->setText(QStringLiteral("%1 %2").arg(name(trait),
                                                  is_known ? QString::number(count) : QStringLiteral("–")));
        chip->setChecked(on);
        chip->setVisible(on || !is_quiet(trait) || (count > 0 && says_more));
    }
}

void QueueBar::show_count() {
    const Queue& queue = session_.queue();
    const int position = queue.position(session_.place().ref());
    before_->setEnabled(queue.size() > 0);
    after_->setEnabled(queue.size() > 0);
    if (queue.total() > 0 && queue.size() == 0)
        count_->setText(tr("Nothing matches · All shows %1").arg(queue.total()));
    else if (position < 0)
        count_->setText(tr("%1 in the queue").arg(queue.size()));
    else
        count_->setText(tr("%1 of %2").arg(position + 1).arg(queue.size()));
}

void QueueBar::show_keys() {
    const auto key = [&](const char* id) { return session_.keys().text(QLatin1String(id)); };
    all_->setToolTip(tr("The whole dataset (%1)").arg(key("Shift+Q")));
    before_->setToolTip(tr("Before in the queue (%1)").arg(key("K")));
    after_->setToolTip(tr("Next in the queue (%1)").arg(key("J")));
    order_->setToolTip(tr("In which order the contours come (%1: worst first)").arg(key("Q")));
    search_->setToolTip(
        tr("Part of a patient's or contour's name, or of a finding's title (%1)").arg(key("Ctrl+F")));
}

} // namespace contourcheck::desktop
