#include "desktop/browse/start_page.h"

#include "desktop/theme.h"

#include <QDir>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace contourcheck::desktop {

namespace {

constexpr int column_width = 460;

/// A column of fixed width in the middle of the page.
QWidget* centred(QWidget* column) {
    column->setFixedWidth(column_width);
    auto* page = new QWidget;
    auto* across = new QHBoxLayout(page);
    across->addStretch();
    auto* down = new QVBoxLayout;
    down->addStretch(2);
    down->addWidget(column);
    down->addStretch(3);
    across->addLayout(down);
    across->addStretch();
    return page;
}

QLabel* wrapped_label(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    return label;
}

QString with_home_as_tilde(const QString& folder) {
    const QString home = QDir::homePath();
    return folder.startsWith(home + u'/') ? u'~' + folder.mid(home.size()) : folder;
}

void set_link(QPushButton& link, const QString& folder, int width) {
    link.setText(link.fontMetrics()
                     .elidedText(with_home_as_tilde(folder), Qt::ElideMiddle, width)
                     .replace(u'&', QStringLiteral("&&")));
}

} // namespace

QString step_text(Opener::Step step) {
    switch (step) {
    case Opener::Step::making_demo:
        return StartPage::tr("Drawing the demo dataset");
    case Opener::Step::reading:
        return StartPage::tr("Reading and checking");
    case Opener::Step::checking:
        return StartPage::tr("Checking");
    }
    return {};
}

QString counted_text(Opener::Step step) {
    return step == Opener::Step::making_demo ? StartPage::tr("%1 of %2 slices")
                                             : StartPage::tr("%1 of %2 patients");
}

StartPage::StartPage(QWidget* parent) : QWidget(parent), stack_(new QStackedWidget) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    stack_->addWidget(make_choices());
    stack_->addWidget(make_progress());
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(stack_);
}

QWidget* StartPage::make_choices() {
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* title = wrapped_label(tr("Check contours, decide, export"));
    QFont large = title->font();
    large.setPixelSize(large.pixelSize() + 9);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    auto* layouts =
        wrapped_label(tr("A folder with link.csv, dicoms and contourfiles, or the Sunnybrook download as it "
                         "unpacks. It can be dropped here, too."));
    layouts->setFont(secondary_font());
    layouts->setForegroundRole(QPalette::PlaceholderText);
    recent_heading_ = new QLabel(tr("Recent"));
    recent_heading_->setFont(heading_font());
    recent_heading_->setForegroundRole(QPalette::PlaceholderText);
    recent_ = new QVBoxLayout;
    recent_->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(wrapped_label(
        tr("Open a folder of cardiac studies with their contours. Each contour is shown on its slice "
           "with what does not match; you accept or reject it, and export the pairs that hold.")));
    layout->addWidget(make_notice());
    layout->addSpacing(8);
    layout->addLayout(make_buttons());
    layout->addWidget(layouts);
    layout->addSpacing(16);
    layout->addWidget(recent_heading_);
    layout->addLayout(recent_);
    QWidget::setTabOrder(open_noticed_, open_);
    set_recent({});
    return centred(column);
}

QLayout* StartPage::make_buttons() {
    open_ = new QPushButton(tr("Open folder…"));
    open_->setObjectName(QStringLiteral("primary"));
    demo_ = new QPushButton(tr("Try the demo"));
    demo_->setToolTip(tr("Draws a small synthetic dataset with planted mistakes and opens it"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {open_, demo_})
        button->setAutoDefault(true); // Enter presses it, too
    buttons->addWidget(open_);
    buttons->addWidget(demo_);
    buttons->addStretch();
    connect(open_, &QPushButton::clicked, this, &StartPage::open_asked);
    connect(demo_, &QPushButton::clicked, this, &StartPage::demo_asked);
    return buttons;
}

QWidget* StartPage::make_notice() {
    notice_ = new QFrame;
    notice_->setObjectName(QStringLiteral("card"));
    notice_text_ = new QLabel;
    notice_text_->setTextFormat(Qt::PlainText);
    notice_text_->setWordWrap(true);
    notice_text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    open_noticed_ = new QPushButton(tr("Open it all the same"));
    open_noticed_->setAutoDefault(true);
    auto* layout = new QVBoxLayout(notice_);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(notice_text_);
    layout->addWidget(open_noticed_, 0, Qt::AlignLeft);
    connect(open_noticed_, &QPushButton::clicked, this,
            [this] { emit recent_asked(open_noticed_->toolTip()); });
    notice_->hide();
    return notice_;
}

void StartPage::set_notice(const QString& text, const QString& folder) {
    notice_text_->setText(text);
    open_noticed_->setToolTip(folder);
    open_noticed_->setVisible(!folder.isEmpty());
    notice_->setVisible(!text.isEmpty());
}

QWidget* StartPage::make_progress() {
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    step_ = new QLabel;
    count_ = new QLabel;
    count_->setForegroundRole(QPalette::PlaceholderText);
    bar_ = new QProgressBar;
    bar_->setTextVisible(false);
    bar_->setFocusPolicy(Qt::TabFocus);
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->setAutoDefault(true);
    layout->addWidget(step_);
    layout->addWidget(bar_);
    layout->addWidget(count_);
    layout->addSpacing(8);
    layout->addWidget(cancel_, 0, Qt::AlignLeft);
    connect(cancel_, &QPushButton::clicked, this, &StartPage::cancel_asked);
    return centred(column);
}

void StartPage::set_recent(const QStringList& folders) {
    while (QLayoutItem* item = recent_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    links_.clear();
    look_for(folders);
    recent_heading_->setVisible(!folders.isEmpty());
    QWidget* before = demo_;
    for (const QString& folder : folders) {
        auto* link = new QPushButton;
        link->setObjectName(QStringLiteral("link"));
        link->setAutoDefault(true);
        set_link(*link, folder, column_width - 24);
        link->setToolTip(folder);
        link->setAccessibleName(tr("Open %1").arg(folder));
        connect(link, &QPushButton::clicked, this, [this, folder] { emit recent_asked(folder); });
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(link, 1);
        recent_->addWidget(row);
        links_.push_back(link);
        // Made last, they would come last in the window; Tab follows what is drawn.
        QWidget::setTabOrder(before, link);
        before = link;
    }
}

void StartPage::look_for(const QStringList& folders) {
    folders_.start([this, folders, number = ++recent_number_](const Workers::Post& post) {
        for (int row = 0; row < folders.size(); ++row)
            if (!QFileInfo::exists(folders[row]))
                post([this, number, row, folder = folders[row]] {
                    if (number == recent_number_) show_gone(row, folder);
                });
    });
}

/// Its place stays open: the drive may only not be connected.
void StartPage::show_gone(int row, const QString& folder) {
    QPushButton* link = links_[std::size_t(row)];
    auto* forget = new QPushButton(tr("gone · take it off"));
    forget->setObjectName(QStringLiteral("link"));
    forget->setAutoDefault(true);
    forget->setToolTip(tr("There is no such folder now. A click takes it off this list."));
    forget->setAccessibleName(tr("Take %1 off the list: it is gone").arg(folder));
    link->parentWidget()->layout()->addWidget(forget);
    QWidget::setTabOrder(link, forget);
    set_link(*link, folder, column_width - 48 - forget->sizeHint().width());
    connect(forget, &QPushButton::clicked, this, [this, folder] { emit forget_asked(folder); });
}

void StartPage::show_choices() {
    stack_->setCurrentIndex(0);
    open_->setFocus();
}

void StartPage::show_progress(Opener::Step step, std::size_t done, std::size_t total) {
    if (stack_->currentIndex() != 1) {
        stack_->setCurrentIndex(1);
        bar_->setFocus(); // never Cancel: a second Return must not stop what the first one started
    }
    step_->setText(step_text(step));
    bar_->setRange(0, int(total)); // 0 of 0: not known yet
    bar_->setValue(int(done));
    bar_->setAccessibleName(step_text(step));
    count_->setText(total > 0 ? pace_.text(counted_text(step), done, total) : QString());
}

} // namespace contourcheck::desktop
