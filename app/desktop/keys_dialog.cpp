#include "desktop/keys_dialog.h"

#include "desktop/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

using Lines = std::vector<std::pair<QString, QString>>; ///< keys, what they do

QString without_mnemonic(QString text) {
    return text.remove(u'&').section(u'\t', 0, 0);
}

QString keys_of(const QAction* action) {
    const QString shown = action->text().section(u'\t', 1);
    if (!shown.isEmpty()) return shown;
    QStringList keys;
    for (const QKeySequence& key : action->shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.mid(0, 2).join(QStringLiteral(", "));
}

/// `about`: the submenu's name, without which its entries do not say what they set.
void collect(const QMenu* menu, const QString& about, Lines& lines) {
    for (const QAction* action : menu->actions()) {
        const QString text = without_mnemonic(action->text());
        if (action->menu()) {
            collect(action->menu(), text, lines);
        } else if (const QString keys = keys_of(action); !keys.isEmpty()) {
            // "Pixel Origin 0.5: (0, 0) is …", "Reason: wrong patient"
            const QString between = text.contains(u':') ? QStringLiteral(" ") : QStringLiteral(": ");
            lines.emplace_back(keys, about.isEmpty() ? text : about + between + text);
        }
    }
}

QLabel* key_cap(const QString& text) {
    auto* label = new QLabel(text);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    label->setAlignment(Qt::AlignRight | Qt::AlignTop);
    return label;
}

QWidget* section(const QString& name, const Lines& lines) {
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    auto* heading = new QLabel(name);
    heading->setFont(heading_font());
    heading->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(heading, 0, 1);
    int row = 1;
    for (const auto& [keys, text] : lines) {
        grid->addWidget(key_cap(keys), row, 0);
        grid->addWidget(new QLabel(text), row++, 1);
    }
    grid->setColumnMinimumWidth(0, 96);
    grid->setColumnStretch(1, 1);
    return box;
}

} // namespace

KeysDialog::KeysDialog(const QMenuBar* menus, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("All keys"));
    auto* body = new QWidget;
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(16, 16, 16, 0);
    columns->setSpacing(32);
    QVBoxLayout* column[] = {new QVBoxLayout, new QVBoxLayout};
    for (QVBoxLayout* each : column)
        columns->addLayout(each, 1);
    int left = 0, right = 0; // lines in each column
    const auto place = [&](const QString& name, const Lines& lines) {
        const bool to_left = left <= right;
        column[to_left ? 0 : 1]->addWidget(section(name, lines));
        (to_left ? left : right) += int(lines.size()) + 2;
    };
    for (const QAction* action : menus->actions()) {
        if (!action->menu()) continue;
        Lines lines;
        collect(action->menu(), {}, lines);
        if (!lines.empty()) place(without_mnemonic(action->text()), lines);
    }
    place(tr("Mouse on the picture"), {{tr("Wheel"), tr("Zoom at the pointer")},
                                       {tr("Left drag"), tr("Move the picture")},
                                       {tr("Right drag"), tr("Grey window: across width, down level")},
                                       {tr("Double click"), tr("Fit the window")}});
    for (QVBoxLayout* each : column)
        each->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 0, 16, 0);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->addWidget(scroll, 1);
    layout->addLayout(buttons);
    scroll->setFrameShape(QFrame::NoFrame);
    constexpr int tallest = 760; // with frame and panel it fits a screen of 900
    const QSize room = (parent ? parent->screen() : QGuiApplication::primaryScreen())->availableSize() * 0.9;
    resize(QSize(body->sizeHint().width() + 32, std::min(tallest, body->sizeHint().height() + 64))
               .boundedTo(room));
    scroll->setFocus(); // the arrow and page keys scroll
}

} // namespace contourcheck::desktop
