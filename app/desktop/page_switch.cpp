#include "desktop/page_switch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace contourcheck::desktop {

PageSwitch::PageSwitch(QWidget* parent) : QWidget(parent), buttons_(new QButtonGroup(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const auto add = [&](Page page, const QString& text, const QString& side) {
        auto* button = new QPushButton(text);
        button->setObjectName(side); // the stylesheet rounds the outer corners
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoDefault(true);
        buttons_->addButton(button, int(page));
        layout->addWidget(button);
    };
    add(Page::inspect, tr("Inspect"), QStringLiteral("firstSegment"));
    add(Page::audit, tr("Audit"), QStringLiteral("middleSegment"));
    add(Page::sheet, tr("Sheet"), QStringLiteral("lastSegment"));
    connect(buttons_, &QButtonGroup::idClicked, this, [this](int id) { emit asked(Page(id)); });
    show_page(Page::inspect);
}

void PageSwitch::show_page(Page page) {
    buttons_->button(int(page))->setChecked(true);
}

void PageSwitch::set_tips(const QString& inspect, const QString& audit, const QString& sheet) {
    buttons_->button(int(Page::inspect))->setToolTip(inspect);
    buttons_->button(int(Page::audit))->setToolTip(audit);
    buttons_->button(int(Page::sheet))->setToolTip(sheet);
}

} // namespace contourcheck::desktop
