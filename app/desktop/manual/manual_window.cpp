#include "desktop/manual/manual_window.h"

#include "desktop/theme.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace contourcheck::desktop {

namespace {

constexpr QSize usual_size(820, 860);

/// The page without its own colours: the window has the theme's.
QString page_in(const QString& file) {
    QFile page(file);
    if (!page.open(QIODevice::ReadOnly)) return {};
    static const QRegularExpression style(QStringLiteral("<style>.*</style>"),
                                          QRegularExpression::DotMatchesEverythingOption);
    return QString::fromUtf8(page.readAll()).remove(style);
}

QString style_of(const QPalette& palette) {
    return QStringLiteral(
               "a { color: %1; } th { background-color: %2; padding: 3px 6px; } td { padding: 3px 6px; } "
               "pre { background-color: %2; white-space: pre-wrap; } table { border-collapse: collapse; "
               "margin-top: 8px; margin-bottom: 8px; } "
               "td, th { border: 1px solid %3; }")
        .arg(palette.color(QPalette::Link).name(), palette.color(QPalette::AlternateBase).name(),
             palette.color(QPalette::Mid).name());
}

} // namespace

QString manual_file() {
    const QString here = QCoreApplication::applicationDirPath();
    for (const char* place : {"/../share/doc/contourcheck/manual.html", "/../manual/manual.html"})
        if (const QFileInfo file(here + QLatin1String(place)); file.isFile()) return file.canonicalFilePath();
    return {};
}

ManualWindow::ManualWindow(const QString& file, QWidget* parent)
    : QDialog(parent), text_(new QTextBrowser), search_(new QLineEdit) {
    setWindowTitle(tr("Manual"));
    text_->document()->setDefaultStyleSheet(style_of(palette()));
    text_->document()->setDocumentMargin(16);
    text_->setOpenExternalLinks(true);
    text_->setHtml(page_in(file));
    text_->setAccessibleName(tr("Manual"));
    search_->setPlaceholderText(tr("Find in the manual"));
    search_->setClearButtonEnabled(true);
    auto* contents = new QPushButton(tr("Contents"));
    auto* in_browser = new QPushButton(tr("Open in Browser"));
    for (QPushButton* button : {contents, in_browser})
        button->setAutoDefault(false); // Enter is for the search
    auto* bar = new QHBoxLayout;
    bar->addWidget(contents);
    bar->addWidget(search_, 1);
    bar->addWidget(in_browser);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(bar);
    layout->addWidget(text_, 1);
    resize(usual_size);
    connect(contents, &QPushButton::clicked, this, [this] { show_section(QStringLiteral("contents")); });
    connect(in_browser, &QPushButton::clicked, this,
            [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    connect(search_, &QLineEdit::returnPressed, this, [this] { find(false); });
    connect(new QShortcut(QKeySequence::FindNext, this), &QShortcut::activated, this,
            [this] { find(false); });
    connect(new QShortcut(QKeySequence::FindPrevious, this), &QShortcut::activated, this,
            [this] { find(true); });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, search_,
            qOverload<>(&QWidget::setFocus));
    text_->setFocus();
}

void ManualWindow::show_section(const QString& anchor) {
    text_->scrollToAnchor(anchor);
}

/// From where the last one was; behind the last one, from the start again.
void ManualWindow::find(bool backward) {
    const auto flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (search_->text().isEmpty() || text_->find(search_->text(), flags)) return;
    QTextCursor start = text_->textCursor();
    start.movePosition(backward ? QTextCursor::End : QTextCursor::Start);
    text_->setTextCursor(start);
    text_->find(search_->text(), flags);
}

} // namespace contourcheck::desktop
