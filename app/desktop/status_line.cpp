#include "desktop/status_line.h"

#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace contourcheck::desktop {

namespace {

constexpr int message_ms = 5000;
constexpr int read_ms = 300; ///< what was said of the very move that follows stays

QString number(double value, int decimals) {
    return QLocale::c().toString(value, 'f', decimals);
}

/// "value <b>214</b>": the name is quiet, the figure is not.
QString named(const QString& name, const QString& figure) {
    return QStringLiteral("<span style='color:%1'>%2</span> %3")
        .arg(theme().muted.name(), name.toHtmlEscaped(), figure.toHtmlEscaped());
}

QLabel* field(const QString& widest) {
    auto* label = new QLabel;
    label->setFont(secondary_font());
    label->setMinimumWidth(QFontMetrics(secondary_font()).horizontalAdvance(widest));
    return label;
}

QToolButton* convention_button(const QString& name) {
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("quiet"));
    button->setFont(secondary_font());
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    return button;
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent), position_(field(QStringLiteral("x 0000.0 y 0000.0 "))),
      millimetres_(field(QStringLiteral("0000.0, 0000.0 mm "))),
      value_(field(tr("value") + QStringLiteral(" 000000 "))),
      inside_(field({})),
      message_(new QLabel), work_(new QLabel), stop_(new QToolButton),
      origin_(convention_button(tr("Pixel origin"))), rule_(convention_button(tr("Mask rule"))) {
    setSizeGripEnabled(false);
    setFont(secondary_font());
    work_->setFont(secondary_font());
    work_->setMinimumWidth(1); // a long one is cut before it widens the window
    work_->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel* label : {position_, millimetres_, value_, inside_}) {
        label->setContentsMargins(8, 4, 4, 4);
        addWidget(label, label == inside_ ? 1 : 0);
    }
    inside_->setMinimumWidth(1); // the last: nothing moves when it is longer, and a narrow window cuts it
    // Qt's own message would sit on the window's very edge.
    message_->setFont(secondary_font());
    message_->setContentsMargins(8, 4, 4, 4);
    message_->setTextFormat(Qt::PlainText);
    message_->setMinimumWidth(1); // a long one is cut before it widens the window
    addWidget(message_, 1);
    silence_.setSingleShot(true);
    silence_.setTimerType(Qt::PreciseTimer); // outdate() reads it
    connect(&silence_, &QTimer::timeout, this, [this] { show_message({}); });
    show_message({});
    stop_->setObjectName(QStringLiteral("quiet"));
    stop_->setFont(secondary_font());
    stop_->setText(tr("Stop"));
    stop_->setFocusPolicy(Qt::TabFocus);
    connect(stop_, &QToolButton::clicked, this, [this] {
        const auto stop = stop_work_; // it may say that nothing goes on, which lets go of it
        stop();
    });
    for (QWidget* widget : std::initializer_list<QWidget*>{work_, stop_, origin_, rule_})
        addPermanentWidget(widget);
    show_work({});
    origin_->setToolTip(tr("The contour coordinate of the centre of the top-left pixel"));
    rule_->setToolTip(tr("How a contour becomes pixels"));
}

void StatusLine::set_menus(QMenu* pixel_origin, QMenu* mask_rule) {
    origin_->setMenu(pixel_origin);
    rule_->setMenu(mask_rule);
}

void StatusLine::show_probe(const Probe& probe) {
    position_->setText(named(tr("x"), number(probe.point.x, 1)) + u' ' +
                       named(tr("y"), number(probe.point.y, 1)));
    const bool on_slice = probe.row >= 0 && probe.column >= 0;
    millimetres_->setText(probe.has_mm && on_slice
                              ? tr("%1, %2 mm").arg(number(probe.x_mm, 1), number(probe.y_mm, 1))
                              : QString());
    value_->setText(
        on_slice ? named(tr("value"), number(probe.value, probe.value == double(qint64(probe.value)) ? 0 : 2))
                 : QString());
    QStringList kinds;
    for (const contour::Kind kind : probe.inside)
        kinds << kind_name(kind);
    inside_->setText(kinds.isEmpty() ? (on_slice ? named(tr("outside"), {}) : QString())
                                     : named(tr("inside"), kinds.join(QStringLiteral(", "))));
}

void StatusLine::clear_probe() {
    for (QLabel* label : {position_, millimetres_, value_, inside_})
        label->clear();
}

void StatusLine::show_convention(const mask::Convention& convention) {
    origin_->setText(tr("pixel origin %1").arg(convention.pixel_origin));
    rule_->setText(tr("mask rule %1").arg(rule_name(convention.rule)));
    origin_->setAccessibleDescription(origin_explained(convention.pixel_origin));
    rule_->setAccessibleDescription(rule_explained(convention.rule));
}

void StatusLine::show_work(const QString& text, std::function<void()> stop) {
    work_->setText(text);
    stop_work_ = std::move(stop);
    stop_->setVisible(stop_work_ != nullptr);
    stop_->setAccessibleName(tr("Stop: %1").arg(text));
}

void StatusLine::say(const QString& text) {
    show_message(text);
    silence_.start(message_ms);
}

void StatusLine::unsay(const QString& text) {
    if (message_->text() == text) show_message({});
}

void StatusLine::outdate() {
    if (silence_.isActive() && message_ms - silence_.remainingTime() > read_ms) show_message({});
}

void StatusLine::show_message(const QString& text) {
    // What goes, goes first: to have both for a moment would widen a narrow window for good.
    message_->hide();
    for (QLabel* label : {position_, millimetres_, value_, inside_})
        label->setVisible(text.isEmpty());
    message_->setText(text);
    message_->setVisible(!text.isEmpty());
}

} // namespace contourcheck::desktop
