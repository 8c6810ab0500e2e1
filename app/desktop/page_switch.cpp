#include "desktop/page_switch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace contourcheck::desktop {

PageSwitch::PageSwitch(QWidget* parent) : QWidget(parent), buttons_(new QButtonGroup(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const auto add = [&](Page page, const QString& text, const QString& tip, const QString& side) {
        auto* button = new QPushButton(text);
        button->setObjectName(side); // the stylesheet rounds the outer corners
        button->setCheckable(true);
        button->setToolTip(tip);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoDefault(true);
        buttons_->addButton(button, int(page));
        layout->addWidget(button);
    };
    add(Page::inspect, tr("Inspect"), tr("Contour by contour (Ctrl+1)"), QStringLiteral("firstSegment"));
    add(Page::audit, tr("Audit"), tr("The dataset as a whole (Ctrl+2)"), QStringLiteral("middleSegment"));
    add(Page::sheet, tr("Sheet"), tr("Many contours at once (Ctrl+3)"), QStringLiteral("lastSegment"));
    connect(buttons_, &QButtonGroup::idClicked, this, [this](int id) { emit asked(Page(id)); });
    show_page(Page::inspect);
}

void PageSwitch::show_page(Page page) {
    buttons_->button(int(page))->setChecked(true);
}

} // namespace contourcheck::desktop
