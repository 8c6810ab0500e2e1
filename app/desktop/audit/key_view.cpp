#include "desktop/audit/key_view.h"

#include "desktop/audit/card.h"
#include "desktop/panels/flow_layout.h"

#include <QHBoxLayout>
#include <QPainter>

namespace contourcheck::desktop {

namespace {

class Sample : public QWidget {
public:
    explicit Sample(KeyView::Paint paint) : paint_(std::move(paint)) { setFixedSize(24, 16); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paint_(painter, rect());
    }

private:
    KeyView::Paint paint_;
};

} // namespace

KeyView::KeyView(const std::vector<Entry>& entries, QWidget* parent) : QWidget(parent) {
    auto* flow = new FlowLayout(12);
    setLayout(flow);
    for (const Entry& each : entries) {
        auto* entry = new QWidget;
        auto* row = new QHBoxLayout(entry);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        row->addWidget(new Sample(each.paint));
        auto* words = muted_text(each.words);
        words->setWordWrap(false);
        row->addWidget(words);
        flow->addWidget(entry);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

} // namespace contourcheck::desktop
