#include "desktop/audit/audit_page.h"

#include "desktop/audit/card.h"
#include "desktop/audit/matrix_colours.h"
#include "desktop/audit/notes_view.h"
#include "desktop/audit/offset_plot.h"
#include "desktop/audit/offset_words.h"
#include "desktop/audit/trial_card.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

namespace contourcheck::desktop {

namespace {

constexpr int two_columns_from = 1290; ///< the names of the eight ways round stand whole

/// The frames of a matrix; its colours explain themselves by the numbers.
std::vector<KeyView::Entry> matrix_key() {
    const auto framed = [](MatrixView::Frame frame, double fit) {
        return [frame, fit](QPainter& painter, const QRectF& box) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(fit_ground(fit, 1));
            painter.drawRoundedRect(box, 4, 4);
            MatrixView::paint_frame(painter, box, frame);
        };
    };
    return {{framed(MatrixView::Frame::right, 1), AuditPage::tr("as given, and nothing fits better")},
            {framed(MatrixView::Frame::given, 0.1), AuditPage::tr("as given")},
            {framed(MatrixView::Frame::wrong, 1), AuditPage::tr("fits clearly better than as given")}};
}

QLabel* value_label(const QString& text) {
    auto* label = new QLabel(text);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    label->setWordWrap(true);
    return label;
}

} // namespace

AuditPage::AuditPage(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), scroll_(new QScrollArea), grid_(new QGridLayout),
      links_(
          make_matrix_card(tr("Whose contours are these?"),
                           tr("Each contour set on each patient's slices: the mean step in brightness at the "
                              "contours, near 0 where they fit nothing. The link table says the diagonal."))),
      ways_(make_matrix_card(tr("Which way round?"),
                             tr("Each contour set on the slices that the link table gives it, as given, "
                                "mirrored and turned."))),
      plot_(new OffsetPlot), offset_notes_(new QVBoxLayout), offset_lines_(new QGridLayout),
      offset_card_(make_offset_card()), trials_(new TrialCard(session)) {
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("page"));
    body->setLayout(grid_);
    grid_->setContentsMargins(20, 16, 20, 20);
    grid_->setSpacing(16);
    scroll_->setWidget(body);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // A bar that comes and goes makes texts wrap anew, in the height that was worked out without it.
    scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    scroll_->setAccessibleName(tr("Audit"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll_);
    arrange();

    const auto choose = [this](int row) {
        if (audited_) emit patient_chosen(int(audited_->audit.patients[std::size_t(row)]));
    };
    connect(links_.matrix, &MatrixView::chosen, this, choose);
    connect(ways_.matrix, &MatrixView::chosen, this, choose);
    connect(&session_, &Session::opened_changed, this, [this] {
        if (session_.opened() == asked_) return;
        forget();
        if (isVisible()) work();
    });
    forget();
}

AuditPage::MatrixCard AuditPage::make_matrix_card(const QString& title, const QString& about) {
    MatrixCard result;
    result.card = question_card(title, about);
    result.progress = new ProgressLine;
    result.matrix = new MatrixView(title);
    result.legend = new KeyView(matrix_key());
    result.choice = muted_text({});
    result.notes = new QVBoxLayout;
    result.notes->setSpacing(8);
    QVBoxLayout* body = body_of(result.card);
    body->addWidget(result.progress);
    body->addLayout(result.notes);
    body->addSpacing(8);
    body->addWidget(result.matrix);
    body->addSpacing(4);
    body->addWidget(result.legend);
    body->addSpacing(4);
    body->addWidget(result.choice);
    body->addStretch();
    return result;
}

QFrame* AuditPage::make_offset_card() {
    QFrame* card = question_card(
        tr("Is everything off by the same amount?"),
        tr("Where the inner contours would fit their pictures best, in pixels from where they stand."));
    offset_notes_->setSpacing(8);
    body_of(card)->addLayout(offset_notes_);
    body_of(card)->addSpacing(8);
    offset_lines_->setHorizontalSpacing(12);
    offset_lines_->setVerticalSpacing(6);
    offset_lines_->setColumnStretch(1, 1);
    auto* text = new QVBoxLayout;
    text->addLayout(offset_lines_);
    text->addSpacing(8);
    text->addWidget(muted_text(offset_caution()));
    text->addStretch();
    auto* row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(plot_, 2, Qt::AlignTop);
    row->addLayout(text, 3);
    body_of(card)->addLayout(row);
    body_of(card)->addSpacing(4);
    body_of(card)->addWidget(new KeyView(OffsetPlot::key()));
    body_of(card)->addStretch();
    return card;
}

void AuditPage::arrange() {
    QWidget* cards[] = {links_.card, ways_.card, offset_card_, trials_};
    const bool beside = width() >= two_columns_from;
    if (beside_ == beside) return;
    beside_ = beside;
    for (QWidget* card : cards)
        grid_->removeWidget(card);
    int place = 0;
    for (QWidget* card : cards) {
        // The last card grows when it is measured: the one beside it stays as it is.
        const auto align = beside && place >= 2 ? Qt::AlignTop : Qt::Alignment();
        grid_->addWidget(card, beside ? place / 2 : place, beside ? place % 2 : 0, align);
        ++place;
    }
    grid_->setColumnStretch(0, 1);
    grid_->setColumnStretch(1, beside ? 1 : 0);
    grid_->setRowStretch(place, 1);
}

void AuditPage::forget() {
    worker_.cancel();
    asked_.reset();
    audited_.reset();
    show_all();
}

void AuditPage::work() {
    asked_ = session_.opened();
    if (!asked_) return;
    const auto progressed = [this](std::size_t done, std::size_t total) {
        const QString text =
            total == 0 ? tr("Trying contours on slices…")
                       : pace_.text(tr("Trying contours on slices: %1 of %2 patients"), done, total);
        for (const MatrixCard& card : {links_, ways_})
            card.progress->show_step(text, done, total);
    };
    pace_ = {};
    progressed(0, 0);
    worker_.start(
        [opened = asked_](std::stop_token stop, const Progress& progress) {
            return check::audit(opened->checked, {}, std::move(stop), progress);
        },
        progressed, [this](Expected<check::Audit> audit) { take(std::move(audit)); });
}

void AuditPage::take(Expected<check::Audit> audit) {
    if (!audit) {
        for (const MatrixCard& card : {links_, ways_})
            card.progress->show_text(plain(audit.error()));
        return;
    }
    audited_ = desktop::audited(asked_, std::move(*audit));
    show_all();
}

void AuditPage::show_all() {
    for (MatrixCard* card : {&links_, &ways_}) {
        card->progress->show_text({});
        card->matrix->setVisible(audited_ && !audited_->audit.patients.empty());
        card->legend->setVisible(audited_ && !audited_->audit.patients.empty());
        card->choice->setText(audited_ ? choice_text(audited_->audit) : QString());
        card->choice->setVisible(!card->choice->text().isEmpty());
    }
    links_.matrix->set_matrix(audited_ ? link_matrix(*audited_) : MatrixView::Matrix());
    ways_.matrix->set_matrix(audited_ ? way_matrix(*audited_) : MatrixView::Matrix());
    show_notes(links_.notes, audited_ ? link_notes(*audited_) : std::vector<Note>());
    show_notes(ways_.notes, audited_ ? way_notes(*audited_) : std::vector<Note>());
    show_offsets();
}

void AuditPage::show_notes(QVBoxLayout* to, const std::vector<Note>& notes) {
    clear(to);
    std::vector<QString> names;
    if (const auto opened = session_.opened())
        for (const dataset::Patient& patient : opened->checked.patients)
            names.push_back(qs(patient.patient));
    for (const Note& note : notes) {
        auto* view = new NoteView(note, names);
        connect(view, &NoteView::patient_asked, this, &AuditPage::patient_chosen);
        connect(view, &NoteView::rows_asked, this, &AuditPage::copy_rows);
        to->addWidget(view);
    }
}

void AuditPage::show_offsets() {
    plot_->set_offsets(audited_ ? &*audited_ : nullptr);
    clear(offset_lines_);
    const auto opened = session_.opened();
    show_notes(offset_notes_, opened ? offset_notes(*opened) : std::vector<Note>());
    if (!opened) return;
    int row = 0;
    for (const auto& [name, value] : offset_lines(opened->checked.report)) {
        QLabel* words = muted_text(name);
        words->setWordWrap(false); // a row is one line high
        offset_lines_->addWidget(words, row, 0);
        offset_lines_->addWidget(value_label(value), row++, 1);
    }
}

void AuditPage::copy_rows(const QString& rows) {
    QApplication::clipboard()->setText(rows);
    emit said(tr("Copied: %1").arg(rows.trimmed().replace(u'\n', QStringLiteral(" · "))));
}

void AuditPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (session_.opened() != asked_) {
        forget();
        work();
    }
}

void AuditPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void AuditPage::keyPressEvent(QKeyEvent* event) {
    // What no card took scrolls the page.
    using Action = QAbstractSlider::SliderAction;
    const std::pair<int, Action> keys[] = {
        {Qt::Key_Up, Action::SliderSingleStepSub},   {Qt::Key_Down, Action::SliderSingleStepAdd},
        {Qt::Key_PageUp, Action::SliderPageStepSub}, {Qt::Key_PageDown, Action::SliderPageStepAdd},
        {Qt::Key_Home, Action::SliderToMinimum},     {Qt::Key_End, Action::SliderToMaximum}};
    for (const auto& [key, action] : keys)
        if (event->key() == key) return scroll_->verticalScrollBar()->triggerAction(action);
    QWidget::keyPressEvent(event);
}

} // namespace contourcheck::desktop
