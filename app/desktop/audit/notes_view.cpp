#include "desktop/audit/notes_view.h"

#include "desktop/panels/flow_layout.h"
#include "desktop/theme.h"
#include "picture/signs.h"

#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

namespace contourcheck::desktop {

namespace {

constexpr int edge = 3;
constexpr int sign_side = 14;

QLabel* line(const QString& text, bool bold) {
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText); // ids come from files
    label->setWordWrap(true);
    if (bold) {
        QFont font = label->font();
        font.setWeight(QFont::DemiBold);
        label->setFont(font);
    }
    return label;
}

QPushButton* link(const QString& text) {
    QString shown = text;
    auto* button = new QPushButton(shown.replace(u'&', QStringLiteral("&&")));
    button->setObjectName(QStringLiteral("noteLink"));
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoDefault(true);
    return button;
}

} // namespace

NoteView::NoteView(const Note& note, const std::vector<QString>& patients, QWidget* parent)
    : QFrame(parent), is_wrong_(note.is_wrong), is_open_(note.is_open) {
    setAccessibleName(note.title + u' ' + note.text);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12 + edge + (is_open_ ? 0 : sign_side + 8), 8, 12, 8);
    layout->setSpacing(4);
    layout->addWidget(line(note.title, note.is_wrong));
    if (!note.text.isEmpty()) layout->addWidget(line(note.text, false));
    if (note.patients.empty() && note.rows.isEmpty()) return;
    auto* row = new QWidget;
    auto* links = new FlowLayout(16);
    row->setLayout(links);
    for (const int patient : note.patients) {
        auto* show = link(tr("Show %1").arg(patients[std::size_t(patient)]));
        connect(show, &QPushButton::clicked, this, [this, patient] { emit patient_asked(patient); });
        links->addWidget(show);
    }
    if (!note.rows.isEmpty()) {
        auto* copy = link(note.rows.count(u'\n') == 1 ? tr("Copy corrected row") : tr("Copy corrected rows"));
        copy->setToolTip(note.rows.trimmed());
        connect(copy, &QPushButton::clicked, this, [this, rows = note.rows] { emit rows_asked(rows); });
        links->addWidget(copy);
    }
    layout->addWidget(row);
}

void NoteView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = is_wrong_ ? theme().vermilion : is_open_ ? theme().muted : theme().green;
    QPainterPath box;
    box.addRoundedRect(QRectF(rect()), 4, 4);
    painter.fillPath(box, theme().panel);
    painter.setClipPath(box);
    painter.fillRect(QRectF(0, 0, edge, height()), ink);
    if (is_open_) return;
    const double top = 8 + (fontMetrics().height() - sign_side) / 2.0;
    picture::paint_sign(painter, QRectF(edge + 10, top, sign_side, sign_side),
                        is_wrong_ ? picture::Sign::octagon : picture::Sign::tick, ink);
}

} // namespace contourcheck::desktop
