#include "desktop/preferences/setting_row.h"

#include "desktop/audit/card.h"
#include "desktop/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace contourcheck::desktop {

namespace {

constexpr int control_width = 250;

} // namespace

SettingRow::SettingRow(Setting setting, QWidget* parent)
    : QWidget(parent), setting_(std::move(setting)), control_(make_control()), otherwise_(muted_text({})),
      reset_(new QToolButton) {
    control_->setAccessibleName(setting_.name);
    control_->setAccessibleDescription(setting_.about);
    for (QLineEdit* within : control_->findChildren<QLineEdit*>()) // of a number
        within->setAccessibleName(setting_.name);
    reset_->setObjectName(QStringLiteral("quiet"));
    reset_->setText(QStringLiteral("↺"));
    reset_->setFocusPolicy(Qt::TabFocus);
    QSizePolicy keeps_room = reset_->sizePolicy();
    keeps_room.setRetainSizeWhenHidden(true);
    reset_->setSizePolicy(keeps_room);
    auto* name = new QLabel(setting_.name);
    name->setBuddy(control_);
    name->setWordWrap(true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 6, 0, 6);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->addWidget(name, 0, 0);
    grid->addWidget(control_, 0, 1, Qt::AlignLeft);
    grid->addWidget(reset_, 0, 2);
    grid->addWidget(muted_text(setting_.about), 1, 0);
    grid->addWidget(otherwise_, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnMinimumWidth(1, control_width);
    const QString fallback = value_text(setting_, setting_.otherwise);
    otherwise_->setText(tr("Default: %1").arg(fallback));
    reset_->setToolTip(tr("Back to: %1").arg(fallback));
    reset_->setAccessibleName(tr("Reset: %1").arg(setting_.name));
    connect(reset_, &QToolButton::clicked, this, [this] {
        set(setting_.otherwise);
        control_->setFocus(Qt::OtherFocusReason); // the button goes
    });
    refresh();
}

QWidget* SettingRow::make_control() {
    switch (setting_.kind) {
    case Setting::Kind::on_off:
        return make_switch();
    case Setting::Kind::choice:
        return make_choice();
    case Setting::Kind::percent:
        return make_percent();
    case Setting::Kind::text:
        return make_text();
    case Setting::Kind::elsewhere:
        break;
    }
    return make_opener();
}

QWidget* SettingRow::make_switch() {
    auto* box = new QCheckBox;
    connect(box, &QCheckBox::toggled, this, [this](bool on) { set(on); });
    show_ = [this, box](const QVariant& value) {
        box->setChecked(value.toBool());
        box->setText(value_text(setting_, value));
    };
    return box;
}

QWidget* SettingRow::make_choice() {
    auto* box = new QComboBox;
    box->addItems(setting_.choices);
    box->setFixedWidth(control_width);
    connect(box, &QComboBox::currentIndexChanged, this, [this](int index) { set(index); });
    show_ = [this, box](const QVariant& value) {
        box->setCurrentIndex(value.toInt());
        box->setToolTip(value_text(setting_, value));
    };
    return box;
}

QWidget* SettingRow::make_percent() {
    auto* box = new QSpinBox;
    box->setRange(5, 100);
    box->setSingleStep(5);
    box->setSuffix(tr(" %"));
    connect(box, &QSpinBox::valueChanged, this, [this](int percent) { set(percent); });
    show_ = [box](const QVariant& value) { box->setValue(value.toInt()); };
    return box;
}

QWidget* SettingRow::make_text() {
    auto* line = new QLineEdit;
    line->setFixedWidth(control_width);
    line->setPlaceholderText(setting_.placeholder);
    connect(line, &QLineEdit::editingFinished, this, [this, line] {
        line->setModified(false);
        if (line->text() != setting_.now().toString()) set(line->text());
    });
    show_ = [line](const QVariant& value) {
        const bool is_typed = line->hasFocus() && line->isModified(); // half a name is nobody's
        if (!is_typed && line->text().trimmed() != value.toString()) line->setText(value.toString());
    };
    return line;
}

QWidget* SettingRow::make_opener() {
    auto* button = new QPushButton;
    button->setAutoDefault(true);
    connect(button, &QPushButton::clicked, this, [this] { setting_.open(); });
    show_ = [this, button](const QVariant& value) {
        button->setText(tr("Change… (%1)").arg(value_text(setting_, value)));
    };
    return button;
}

void SettingRow::set(const QVariant& value) {
    setting_.set(value);
    refresh();
    emit was_set();
}

void SettingRow::refresh() {
    const QVariant now = setting_.now();
    const QSignalBlocker silent(control_);
    show_(now);
    reset_->setVisible(now != setting_.otherwise);
}

} // namespace contourcheck::desktop
