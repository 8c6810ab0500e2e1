#include "desktop/keys_dialog.h"

#include "desktop/keys/key_lines.h"
#include "desktop/keys/key_map.h"
#include "desktop/theme.h"

#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace contourcheck::desktop {

namespace {

const QString does = QStringLiteral("does"); ///< the labels that say what a key does

QLabel* fixed_cap(const QString& text) {
    auto* label = new QLabel(text);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setContentsMargins(0, 2, 7, 2);
    return label;
}

} // namespace

void KeysDialog::add_binding(QGridLayout* grid, int row, const QString& id) {
    auto* cap = new QToolButton;
    cap->setObjectName(QStringLiteral("keyCap"));
    cap->setCheckable(true);
    cap->setToolTip(tr("Click, then press another key"));
    connect(cap, &QToolButton::clicked, this, [this, id](bool on) { wait_for_key(on ? id : QString()); });
    auto* reset = new QToolButton;
    reset->setObjectName(QStringLiteral("quiet"));
    reset->setText(QStringLiteral("↺"));
    QSizePolicy keeps_room = reset->sizePolicy();
    keeps_room.setRetainSizeWhenHidden(true);
    reset->setSizePolicy(keeps_room);
    connect(reset, &QToolButton::clicked, this, [this, id] {
        wait_for_key({});
        tell(keys_.reset(id));
    });
    grid->addWidget(reset, row, 0);
    grid->addWidget(cap, row, 1, Qt::AlignRight);
    caps_[id] = cap;
    resets_[id] = reset;
}

QWidget* KeysDialog::section(const QString& name, const std::vector<KeyLine>& lines) {
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 12);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(3);
    auto* heading = new QLabel(name);
    heading->setFont(heading_font());
    heading->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(heading, 0, 2);
    int row = 1;
    for (const KeyLine& line : lines) {
        if (line.id.isEmpty())
            grid->addWidget(fixed_cap(line.keys), row, 1);
        else
            add_binding(grid, row, line.id);
        auto* text = new QLabel(line.text);
        text->setTextFormat(Qt::PlainText);
        text->setObjectName(does);
        if (!line.id.isEmpty()) caps_[line.id]->setAccessibleName(line.text);
        if (!line.id.isEmpty()) resets_[line.id]->setAccessibleName(tr("Reset: %1").arg(line.text));
        grid->addWidget(text, row++, 2);
    }
    grid->setColumnMinimumWidth(1, 96);
    grid->setColumnStretch(2, 1);
    return box;
}

QWidget* KeysDialog::make_body(const QMenuBar* menus) {
    auto* body = new QWidget;
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(16, 16, 16, 0);
    columns->setSpacing(32);
    QVBoxLayout* column[] = {new QVBoxLayout, new QVBoxLayout};
    for (QVBoxLayout* each : column)
        columns->addLayout(each, 1);
    int left = 0, right = 0; // lines in each column
    for (const auto& [name, lines] : key_sections(*menus, keys_)) {
        const bool to_left = left <= right;
        column[to_left ? 0 : 1]->addWidget(section(name, lines));
        (to_left ? left : right) += int(lines.size()) + 2;
    }
    for (QVBoxLayout* each : column)
        each->addStretch();
    return body;
}

QLayout* KeysDialog::make_buttons() {
    auto* close = new QPushButton(tr("Close"));
    auto* reset = new QPushButton(tr("Reset All"));
    for (QPushButton* button : {close, reset})
        button->setAutoDefault(false); // Enter is for the key that has the focus
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(reset, &QPushButton::clicked, this, [this] {
        wait_for_key({});
        keys_.reset_all();
        tell({});
    });
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 0, 16, 0);
    buttons->addWidget(message_, 1);
    buttons->addWidget(reset);
    buttons->addWidget(close);
    return buttons;
}

KeysDialog::KeysDialog(const QMenuBar* menus, KeyMap& keys, QWidget* parent)
    : QDialog(parent), keys_(keys), message_(new QLabel) {
    setWindowTitle(tr("All keys"));
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    auto* scroll = new QScrollArea;
    QWidget* body = make_body(menus);
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->addWidget(scroll, 1);
    layout->addLayout(make_buttons());
    connect(&keys_, &KeyMap::changed, this, &KeysDialog::show_keys);
    show_keys();
    tell({});
    for (QWidget* each : body->findChildren<QWidget*>())
        each->ensurePolished(); // with the fonts and frames of the theme it is as wide as it will be
    for (QLayout* each : body->findChildren<QLayout*>())
        each->invalidate();
    constexpr int tallest = 760; // with frame and panel it fits a screen of 900
    const QSize room = (parent ? parent->screen() : QGuiApplication::primaryScreen())->availableSize() * 0.9;
    if (body->sizeHint().width() + 32 >
        room.width()) // words in two lines, never a page that scrolls sideways
        for (QLabel* text : body->findChildren<QLabel*>(does))
            text->setWordWrap(true);
    resize(QSize(body->sizeHint().width() + 32, std::min(tallest, body->sizeHint().height() + 64))
               .boundedTo(room));
    scroll->setFocus(); // the arrow and page keys scroll
}

void KeysDialog::show_keys() {
    for (const Binding& binding : keys_.bindings()) {
        if (!caps_.contains(binding.id)) continue;
        QToolButton* cap = caps_[binding.id];
        cap->setText(waiting_ == binding.id ? tr("Press a key…") : shown_keys(binding));
        cap->setChecked(waiting_ == binding.id);
        resets_[binding.id]->setVisible(binding.keys != binding.defaults);
        resets_[binding.id]->setToolTip(
            tr("Back to %1").arg(binding.defaults.front().toString(QKeySequence::NativeText)));
    }
}

void KeysDialog::wait_for_key(const QString& id) {
    waiting_ = id;
    show_keys();
    if (id.isEmpty()) return;
    message_->setProperty("ink", {});
    message_->setText(tr("Press the new key for “%1”, or Esc to leave it.").arg(caps_[id]->accessibleName()));
    message_->style()->unpolish(message_);
    message_->style()->polish(message_);
    setFocus(Qt::OtherFocusReason); // no button takes the key
}

void KeysDialog::tell(const std::optional<QString>& trouble) {
    message_->setProperty("ink", trouble ? QStringLiteral("error") : QStringLiteral("muted"));
    message_->setText(trouble ? QStringLiteral("✕ ") + *trouble
                              : tr("Click a key and press another one to change it."));
    message_->style()->unpolish(message_); // the stylesheet looks at the property
    message_->style()->polish(message_);
}

bool KeysDialog::event(QEvent* event) {
    if (!waiting_.isEmpty() && event->type() == QEvent::ShortcutOverride) {
        event->accept(); // the key is asked for: it is nobody's shortcut now
        return true;
    }
    // Tab, and what the dialog would take itself, comes as a key press too.
    if (!waiting_.isEmpty() && event->type() == QEvent::KeyPress) {
        keyPressEvent(static_cast<QKeyEvent*>(event));
        return true;
    }
    return QDialog::event(event);
}

void KeysDialog::keyPressEvent(QKeyEvent* event) {
    if (waiting_.isEmpty()) {
        QDialog::keyPressEvent(event);
        return;
    }
    const int key = event->key();
    const bool is_modifier = key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt ||
                             key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_CapsLock;
    if (is_modifier || key == 0 || key == Qt::Key_unknown) return;
    event->accept();
    Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    // "?" is Shift and another key; which one depends on the keyboard, so that Shift is no part of it.
    const bool is_sign = key < 0x100 && !(key >= Qt::Key_A && key <= Qt::Key_Z) && key != Qt::Key_Space;
    if (is_sign) modifiers &= ~Qt::ShiftModifier;
    take(QKeySequence(QKeyCombination(modifiers, Qt::Key(key))));
}

void KeysDialog::take(const QKeySequence& key) {
    const QString id = std::exchange(waiting_, QString());
    tell(key == QKeySequence(Qt::Key_Escape) ? std::nullopt : keys_.assign(id, key));
    show_keys();
    caps_[id]->setFocus(Qt::OtherFocusReason);
}

} // namespace contourcheck::desktop
