#include "desktop/sheet/sheet_page.h"

#include "desktop/browse/patient_list.h"
#include "desktop/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

const QString side_key = QStringLiteral("sheet/side"), scope_key = QStringLiteral("sheet/onePatient");
constexpr int tile_step = 16; ///< device pixels: a window made wider a little needs no new pictures

} // namespace

SheetPage::SheetPage(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), patients_(new PatientList(session)), maker_(new TileMaker(this)),
      model_(new SheetModel(session.desk(), this)), view_(new SheetView(*model_, *maker_)) {
    Settings& settings = session_.settings();
    view_->set_side(std::max(SheetView::least_side, settings.bytes(side_key).toInt()));
    if (settings.bytes(side_key).isEmpty()) view_->set_side(132);
    one_patient_ = settings.bytes(scope_key) == "yes";
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("page"));
    body->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(make_head());
    column->addWidget(view_, 1);
    auto* columns = new QSplitter(Qt::Horizontal);
    columns->addWidget(patients_);
    columns->addWidget(body);
    columns->setHandleWidth(1);
    columns->setChildrenCollapsible(false);
    columns->setStretchFactor(1, 1);
    columns->setSizes({232, 1320});
    patients_->setMinimumWidth(170);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(columns);
    setFocusProxy(view_);

    connect(view_, &SheetView::wants_tiles, this, &SheetPage::want_tiles);
    connect(view_, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { open_row(index.row()); });
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SheetPage::show_counts);
    connect(maker_, &TileMaker::made, this, &SheetPage::take_tile);
    connect(&session_, &Session::opened_changed, this, &SheetPage::take_opened);
    connect(&session_, &Session::queue_changed, this, &SheetPage::refill);
    connect(&session_, &Session::place_changed, this, &SheetPage::follow_place);
    connect(&session_, &Session::standings_changed, model_, &SheetModel::tell_changed);
    connect(&session_, &Session::standings_changed, this, &SheetPage::want_tiles);
    connect(&session_.attention(), &Attention::drawn, this, &SheetPage::want_tiles);
    connect(&session_, &Session::standings_changed, this, &SheetPage::show_counts);
    connect(&session_.desk(), &ReviewDesk::given, this, &SheetPage::take_given);
    connect(&session_, &Session::words_came, this, &SheetPage::take_words);
    connect(&session_, &Session::second_read_changed, this, &SheetPage::hide_words);
    // Later: whoever decided elsewhere, or has read the log, is not done yet.
    connect(&session_, &Session::standings_changed, this, &SheetPage::settle_read, Qt::QueuedConnection);
    connect(&session_.desk(), &ReviewDesk::given, this, &SheetPage::settle_read, Qt::QueuedConnection);
}

QPushButton* SheetPage::add_segment(QHBoxLayout* row, const QString& text, const QString& tip,
                                    const QString& side) {
    auto* button = new QPushButton(text);
    button->setObjectName(side);
    button->setCheckable(true);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
    return button;
}

QWidget* SheetPage::make_head() {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 8, 12, 4);
    row->setSpacing(8);
    auto* scope = new QHBoxLayout;
    scope->setSpacing(0);
    all_ = add_segment(scope, tr("All contours"), tr("The contours of all patients, in the order in use"),
                       QStringLiteral("firstSegment"));
    one_ =
        add_segment(scope, tr("This patient"), tr("The contours of the patient in view alone (Ctrl+Shift+P)"),
                    QStringLiteral("lastSegment"));
    auto* group = new QButtonGroup(this);
    group->addButton(all_);
    group->addButton(one_);
    (one_patient_ ? one_ : all_)->setChecked(true);
    connect(one_, &QPushButton::toggled, this, &SheetPage::set_one_patient);
    row->addLayout(scope);
    row->addSpacing(8);
    counts_ = new QLabel;
    row->addWidget(counts_, 1);
    auto* size_label = new QLabel(tr("Size"));
    size_label->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(size_label);
    size_ = new QSlider(Qt::Horizontal);
    size_->setRange(SheetView::least_side, SheetView::greatest_side);
    size_->setPageStep(24);
    size_->setValue(view_->side());
    size_->setFixedWidth(120);
    size_->setToolTip(tr("Size of the tiles (Ctrl and the wheel)"));
    size_->setAccessibleName(tr("Size of the tiles"));
    connect(size_, &QSlider::valueChanged, this, [this](int side) {
        view_->set_side(side);
        session_.settings().set_bytes(side_key, QByteArray::number(side));
    });
    connect(view_, &SheetView::side_changed, size_, &QSlider::setValue);
    row->addWidget(size_);
    return head;
}

std::optional<Ref> SheetPage::in_front() const {
    const QModelIndex index = view_->currentIndex();
    return index.isValid() ? std::optional(model_->at(index.row())) : std::nullopt;
}

void SheetPage::set_greys(picture::Greys greys) {
    greys_ = greys;
    want_tiles();
}

void SheetPage::set_one_patient(bool one) {
    (one ? one_ : all_)->setChecked(true);
    if (one == one_patient_) return;
    one_patient_ = one;
    session_.settings().set_bytes(scope_key, one ? "yes" : "no");
    refill();
    follow_place();
}

void SheetPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refill();
    follow_place();
}

void SheetPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) view_->viewport()->update();
}

/// Also when it is not in view: what waits for slices of other files is not decided, and they are let go.
void SheetPage::take_opened() {
    if (shown_ && shown_->reading != session_.opened()->reading) {
        if (waits()) {
            emit said(tr("%1 not decided: the dataset was read again, or another was opened.")
                          .arg(waiting_count()));
            waiting_.clear();
            emit refused();
        }
        shown_.reset();
        model_->set_refs(session_.opened(), {});
        maker_->set({});
    }
    refill();
}

void SheetPage::refill() {
    const auto opened = session_.opened();
    if (!opened || !isVisible()) return;
    std::vector<Ref> selected;
    for (const int row : view_->selected_rows())
        selected.push_back(model_->at(row));
    shown_ = opened;
    std::vector<Ref> refs = session_.queue().contours();
    if (one_patient_) std::erase_if(refs, [&](Ref ref) { return ref.patient != session_.place().patient; });
    model_->set_refs(opened, std::move(refs));
    if (view_->selected_rows().size() != selected.size()) view_->select(selected);
    show_counts();
    want_tiles();
}

void SheetPage::follow_place() {
    if (!isVisible()) return;
    if (one_patient_) refill();
    const int row = model_->row_of(session_.place().ref());
    const std::vector<int> selected = view_->selected_rows();
    if (row < 0 || (selected.size() == 1 && selected.front() == row)) return;
    view_->go_to_row(row);
}

void SheetPage::want_tiles() {
    if (!isVisible() || !shown_ || shown_ != session_.opened()) return;
    const double side = (view_->gridSize().width() - tile_gap) * devicePixelRatioF();
    maker_->set({shown_, session_.greys(), session_.convention(), greys_,
                 (int(side) + tile_step - 1) / tile_step * tile_step});
    maker_->set_outlines(session_.planted_outlines());
    auto [now, soon] = view_->wanted();
    for (const Waiting& each : waiting_)
        now.insert(now.end(), each.left.begin(), each.left.end());
    maker_->want(now, soon);
}

void SheetPage::show_counts() {
    const int count = model_->rowCount(), selected = int(view_->selected_rows().size());
    QString text = count == 1 ? tr("1 contour") : tr("%1 contours").arg(count);
    if (selected > 1) text += tr(" · %1 selected: A, R, U decide on them").arg(selected);
    if (const std::size_t waiting = waiting_count()) text += tr(" · %1 waiting").arg(waiting);
    counts_->setText(text);
    if (count == 0) view_->set_message(empty_text());
}

/// Why there are no tiles, and what to do.
QString SheetPage::empty_text() const {
    const auto key = [&](const char* id) { return session_.keys().text(QLatin1String(id)); };
    if (session_.queue().total() == 0)
        return tr("This dataset has no contours.\nPut contour files into the folders that its table names, "
                  "then "
                  "read again (%1).")
            .arg(key("F5"));
    if (one_patient_)
        return tr("No contour of this patient is in the queue.\n“All contours” shows those of the others, %1 "
                  "the whole dataset.")
            .arg(key("Shift+Q"));
    return tr("No contour is in this queue.\n%1 shows the whole dataset.").arg(key("Shift+Q"));
}

void SheetPage::open_row(int row) {
    if (row < 0 || row >= model_->rowCount()) return;
    session_.go_to(model_->at(row));
    emit contour_chosen();
}

} // namespace contourcheck::desktop
