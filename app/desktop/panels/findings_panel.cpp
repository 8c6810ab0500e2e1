#include "desktop/panels/findings_panel.h"

#include "check/rules.h"
#include "desktop/overview.h"
#include "desktop/panels/finding_card.h"
#include "desktop/panels/flow_layout.h"
#include "desktop/panels/rival_view.h"
#include "desktop/panels/strip_view.h"
#include "desktop/signs.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace contourcheck::desktop {

namespace {

constexpr int margin = 12;
constexpr int shown_at_most = 100; ///< cards a section; a broken dataset can have thousands

QLabel* muted(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

void empty(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        if (QLayout* inner = item->layout()) empty(inner);
        delete item;
    }
}

} // namespace

FindingsPanel::FindingsPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), heading_(new QLabel), chips_(new FlowLayout(8)),
      chip_row_(new QWidget), scroll_(new QScrollArea) {
    heading_->setFont(heading_font());
    heading_->setWordWrap(true);
    heading_->setForegroundRole(QPalette::PlaceholderText);
    chip_row_->setLayout(chips_);
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("panelBody"));
    auto* body_layout = new QVBoxLayout(body);
    body_layout->setContentsMargins(0, 0, margin, 0);
    cards_ = new QVBoxLayout;
    cards_->setSpacing(6);
    body_layout->addLayout(cards_);
    body_layout->addStretch();
    scroll_->setWidget(body);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setAccessibleName(tr("Findings"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(heading_);
    layout->addWidget(chip_row_);
    layout->addWidget(scroll_, 1);

    connect(&session_, &Session::opened_changed, this, &FindingsPanel::rebuild);
    after_the_picture_.setSingleShot(true);
    connect(&after_the_picture_, &QTimer::timeout, this, &FindingsPanel::rebuild);
    connect(&session_, &Session::place_changed, this, [this] { after_the_picture_.start(0); });
    connect(&session_, &Session::standings_changed, this, &FindingsPanel::follow_standings);
    connect(&session_, &Session::picture_changed, this, &FindingsPanel::rebuild_strip);
    rebuild();
}

void FindingsPanel::rebuild() {
    after_the_picture_.stop();
    keeps_still_ = session_.may_be_planted();
    rebuild_heading();
    rebuild_chips();
    empty(cards_);
    strip_ = nullptr;
    folds_.clear();
    shown_.clear();
    const FindingsInView view = findings_in_view(session_);
    open_ = open_finding(view);
    if (const QString unchecked = session_.unchecked_text(); !unchecked.isEmpty())
        cards_->addWidget(muted(unchecked));
    else if (keeps_still_)
        cards_->addWidget(
            muted(tr("Attention controls are on: what was found is told once you have decided.")));
    else if (view.contour.empty() && session_.contour())
        cards_->addWidget(muted(tr("Nothing found against this contour.")));
    else if (!session_.contour() && session_.slice())
        cards_->addWidget(muted(session_.flagged_left() > 0
                                    ? tr("No contour on this slice. %1 goes to the next flagged one.")
                                          .arg(session_.keys().text(QStringLiteral("N")))
                                    : tr("No contour on this slice.")));
    add_cards(view.contour);
    if (!strip_) cards_->addWidget(strip_ = new QWidget);
    rebuild_strip();
    add_section(tr("This slice"), view.slice, false);
    add_section(tr("Patient"), view.patient, false);
    add_section(tr("Dataset"), view.dataset, true);
    scroll_->ensureVisible(0, 0);
}

void FindingsPanel::follow_standings() {
    if (after_the_picture_.isActive()) return;
    keeps_still_ == session_.may_be_planted() ? rebuild_chips() : rebuild();
}

void FindingsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && cards_) rebuild(); // cards carry the theme's colours
}

void FindingsPanel::rebuild_chips() {
    if (after_the_picture_.isActive()) return;
    empty(chips_);
    const auto opened = session_.opened();
    const auto there = opened ? opened->index.on_slice(session_.place().patient, session_.place().slice)
                              : std::vector<Ref>{};
    chip_row_->setVisible(there.size() > 1);
    if (there.size() < 2) return;
    for (const Ref ref : there) {
        const QString name = kind_name(opened->contour(ref).id.kind);
        const review::State state = session_.desk().state(opened->id(ref));
        const auto count = int(opened->index.findings(ref).size());
        QString text = count > 0 ? tr("%1 · %2").arg(name).arg(count) : name;
        if (state != review::State::none) text += QStringLiteral(" · ") + short_state_name(state);
        auto* chip = new QPushButton(kind_icon(opened->contour(ref).id.kind, devicePixelRatioF()), text);
        chip->setObjectName(QStringLiteral("chip"));
        chip->setFont(secondary_font());
        chip->setCheckable(true);
        chip->setAutoDefault(true);
        chip->setChecked(ref == session_.place().ref());
        chip->setFocusPolicy(Qt::TabFocus);
        chip->setToolTip(
            tr("%1: %2, %3 (Tab goes to the next)").arg(name, findings_text(count), state_name(state)));
        chip->setAccessibleName(tr("%1 contour, %2, %3").arg(name, findings_text(count), state_name(state)));
        connect(chip, &QPushButton::clicked, this, [this, ref, chip] {
            chip->setChecked(true); // also when it was the chosen one
            session_.go_to(ref);
        });
        chips_->addWidget(chip);
    }
}

void FindingsPanel::rebuild_strip() {
    if (!strip_ || after_the_picture_.isActive()) return;
    if (!strip_->layout()) {
        auto* layout = new QVBoxLayout(strip_);
        layout->setContentsMargins(0, 4, 0, 0);
        layout->setSpacing(4);
    }
    QLayout* layout = strip_->layout();
    empty(layout);
    const auto picture = session_.picture();
    const dataset::ContourEntry* contour = session_.contour();
    if (!picture || !picture->scene || !contour || !contour->contour) return;
    const trial::Planted* planted = session_.planted(); // as it is drawn on the slice
    auto made =
        strip(*picture->scene, planted ? planted->points : contour->contour->points, contour->id.kind);
    if (!made) return;
    auto* words = muted(in_words(*made));
    words->setFont(secondary_font());
    auto* view = new StripView(std::move(*made));
    connect(view, &StripView::place_chosen, this, &FindingsPanel::place_chosen);
    layout->addWidget(view);
    layout->addWidget(words);
}

/// The reader's choice stays with the contour, or with the slice where there is none.
std::string FindingsPanel::place_key() const {
    if (session_.contour()) return session_.contour_id();
    const dataset::SliceEntry* slice = session_.slice();
    return std::to_string(session_.place().patient) + '/' + (slice ? std::to_string(slice->number) : "");
}

std::string FindingsPanel::open_finding(const FindingsInView& view) const {
    const auto opened = session_.opened();
    const auto chosen = chosen_.find(place_key());
    std::string first;
    for (const auto* findings : {&view.contour, &view.slice, &view.patient, &view.dataset})
        for (const std::size_t i : *findings) {
            const std::string& id = opened->checked.report.findings[i].id;
            if (first.empty()) first = id;
            if (chosen != chosen_.end() && chosen->second == id) return id;
        }
    return first;
}

void FindingsPanel::unfold(const std::string& id) {
    if (after_the_picture_.isActive()) return; // it is of another place
    chosen_[place_key()] = id;
    const bool by_key = window()->focusWidget() == shown_.at(id);
    rebuild();
    FindingCard* again = shown_.at(id);
    again->show();
    if (by_key) again->setFocus(Qt::OtherFocusReason);
    // The cards are shown, and have their places, a moment later.
    QTimer::singleShot(0, again, [this, again] { scroll_->ensureWidgetVisible(again, 0, 8); });
}

void FindingsPanel::add_card(const check::Finding& finding) {
    const auto opened = session_.opened();
    const check::Cohorts& cohorts = opened->checked.report.cohorts;
    const auto cohort = cohorts.find({finding.rule, finding.kind.value_or(contour::Kind::inner)});
    const bool is_open = finding.id == open_;
    auto* card = new FindingCard(
        finding,
        cohort == cohorts.end() || finding.scope != check::Scope::contour ? nullptr : &cohort->second,
        is_open ? FindingCard::State::open : FindingCard::State::folded);
    shown_[finding.id] = card;
    cards_->addWidget(card);
    if (!is_open) {
        connect(card, &FindingCard::clicked, this, [this, id = finding.id] { unfold(id); });
        return;
    }
    // Where the picture is the witness, what it shows along the boundary belongs to what it says.
    if (!strip_ && finding.scope == check::Scope::contour && check::rule(finding.rule).by_picture)
        card->add(strip_ = new QWidget);
    if (finding.rival) card->add(new RivalView(session_, finding));
    connect(card, &FindingCard::clicked, this, [this, finding] { emit finding_chosen(finding); });
}

void FindingsPanel::add_cards(const std::vector<std::size_t>& findings) {
    const auto opened = session_.opened();
    for (std::size_t i = 0; i < findings.size() && i < shown_at_most; ++i)
        add_card(opened->checked.report.findings[findings[i]]);
    if (findings.size() > shown_at_most)
        cards_->addWidget(muted(
            tr("%1 more: “contourcheck-cli check” lists them all").arg(findings.size() - shown_at_most)));
}

void FindingsPanel::add_section(const QString& name, const std::vector<std::size_t>& findings, bool folds) {
    if (findings.empty()) return;
    const QString text = tr("%1 · %2").arg(name, findings_text(int(findings.size())));
    cards_->addSpacing(8);
    if (!folds) {
        auto* heading = muted(text);
        heading->setFont(heading_font());
        cards_->addWidget(heading);
        add_cards(findings);
        return;
    }
    const bool open = unfolded_[name];
    auto* fold = new QToolButton;
    fold->setObjectName(QStringLiteral("fold"));
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    fold->setText(text);
    fold->setFont(heading_font());
    fold->setForegroundRole(QPalette::PlaceholderText);
    fold->setFocusPolicy(Qt::TabFocus);
    fold->setAccessibleDescription(open ? tr("unfolded") : tr("folded"));
    connect(fold, &QToolButton::clicked, this, [this, name, fold] {
        unfolded_[name] = !unfolded_[name];
        const bool by_key = fold->hasFocus();
        rebuild();
        QToolButton* again = folds_[name];
        again->show();
        if (by_key) again->setFocus(Qt::OtherFocusReason);
        // The cards are shown, and have their places, a moment later.
        QTimer::singleShot(0, again, [this, again] { scroll_->ensureWidgetVisible(again); });
    });
    folds_[name] = fold;
    cards_->addWidget(fold, 0, Qt::AlignLeft);
    if (open) add_cards(findings);
}

} // namespace contourcheck::desktop
