#include "every_view.h"
#include "suite.h"

#include "desktop/texts.h"
#include "picture/report_pages.h"

#include <QTranslator>

#include <set>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// Says every text with other letters and two fifths longer, as no language does: what is read with plain letters was not
/// translatable, and what is cut off would be cut off in German or Finnish.
class Pseudo : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char*, int) const override {
        const QLatin1String where(context);
        if (where != QLatin1String("core") && !where.startsWith(QLatin1String("contourcheck::"))) return {};
        return pseudo(QString::fromUtf8(source));
    }
    bool isEmpty() const override { return false; }

    static QString pseudo(const QString& source) {
        static const QString plain = QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        static const QString marked = QStringLiteral("àƀçđéƒğĥíĵķļɱñóƥɋŕšţûṽŵẋýžÀƁÇĐÉƑĞĤÍĴĶĻṀÑÓƤɊŔŠŢÛṼŴẊÝŽ");
        QString text;
        bool in_tag = false;
        for (const QChar c : source) {
            in_tag = c == u'<' || (in_tag && c != u'>');
            const auto at = in_tag ? -1 : plain.indexOf(c);
            text += at < 0 ? c : marked[at];
        }
        const QString filling = QStringLiteral(" ōńē ţŵō ţĥŕēē ƒōûŕ ƒīṽē").repeated(12);
        return text + filling.left(source.size() * 2 / 5);
    }
};

/// Names, units, files, keys and the words of the tables: the same in every language.
bool may_stay(const QString& word) {
    static const std::set<QString> words = {
        "mm",         "px",           "min",    "numpy",    "PIL",          "MATLAB",
        "Pillow",     "ContourCheck", "Apache", "Ctrl",     "Shift",        "Alt",
        "Esc",        "Space",        "PgUp",   "PgDown",   "Left",         "Right",
        "Up",         "Down",         "Tab",    "F",        "Del",          "Backspace",
        "npz",        "compressed",   "centre", "pil",      "touch",        "inner",
        "outer",      "coverage",     "json",   "manifest", "csv",          "link",
        "ms",         "pdf",          "html",   "report",   "OK",           "Cancel",
        "icontour",   "ocontour",     "p",      "manual",   "txt",          "IM",
        "nnunet",     "nifti",        "monai",  "seg",      "rtstruct",     "coco",
        "webdataset", "png",          "dcm",    "contours", "contourfiles", "dicoms",
        "English",    "Deutsch"};
    return word.size() < 2 || words.contains(word);
}

/// Words in plain letters that nobody can translate.
QStringList untranslatable(const QString& text, const QStringList& names) {
    QString rest = text;
    rest.remove(QRegularExpression(QStringLiteral("<[^>]*>|&[a-z]+;")));
    for (const QString& name : names)
        rest.remove(name);
    QStringList found;
    static const QRegularExpression word(QStringLiteral("(?<![\\p{L}\\d])[A-Za-z]+(?![\\p{L}\\d])"));
    for (auto match = word.globalMatch(rest); match.hasNext();)
        if (const QString each = match.next().captured(); !may_stay(each)) found << each;
    return found;
}

/// Patients, originals and folders of the dataset, and the reader.
QStringList names_in(Driven& driven, const QString& dataset) {
    QStringList names{dataset, Settings().reviewer(), QDir::homePath()};
    for (const dataset::Patient& patient : driven.session().opened()->checked.patients)
        names << QString::fromStdString(patient.original) << QString::fromStdString(patient.patient);
    return names;
}

} // namespace

class TestPseudo : public Suite {
    Q_OBJECT

protected:
    void prepare() override {
        Settings().clear_recent(); // folders are named as they are
        QCoreApplication::installTranslator(&pseudo_);
    }

private slots:
    void cleanup() { QCoreApplication::removeTranslator(&pseudo_); }

    void no_text_is_cut_off_and_each_can_be_translated() {
        Driven driven;
        const QString dataset = with_errors(sandbox);
        QVERIFY(driven.open(dataset));
        const QStringList names = names_in(driven, dataset);
        QStringList faults;
        for (const QSize size : window_sizes) {
            driven.window.resize(size);
            settle();
            visit(driven, [&](const QString& name, const QWidget& shown) {
                const QString where = QStringLiteral("%1 at %2: ").arg(name).arg(size.width());
                for (const QString& fault : clipped(shown))
                    faults << where + QStringLiteral("cut off, ") + fault;
                for (const auto& [widget, text] : spoken(shown))
                    if (const QStringList words = untranslatable(text, names); !words.isEmpty())
                        faults << where +
                                      QStringLiteral("not translatable, %1: %2").arg(words.join(u' '), text);
            });
            if (driven.window.size() != size)
                faults << QStringLiteral("the window cannot be as narrow as %1").arg(size.width());
        }
        QVERIFY(none_of(faults));
    }

    void the_start_page_too() {
        Driven driven;
        for (const QSize size : window_sizes) {
            driven.window.resize(size);
            settle();
            QVERIFY(none_of(clipped(driven.window)));
            for (const auto& [widget, text] : spoken(driven.window))
                QVERIFY(none_of(untranslatable(text, {})));
        }
    }

    void every_action_and_tool_tip_can_be_translated() {
        Driven driven;
        const QString dataset = with_errors(sandbox);
        QVERIFY(driven.open(dataset));
        const QStringList names = names_in(driven, dataset);
        QStringList faults;
        for (const QAction* action : driven.window.findChildren<QAction*>())
            if (const QStringList words = untranslatable(action->text(), names); !words.isEmpty())
                faults << words.join(u' ') + QStringLiteral(": ") + action->text();
        for (const QWidget* widget : driven.window.findChildren<QWidget*>())
            for (const QString& text : {widget->toolTip(), widget->accessibleName()})
                if (const QStringList words = untranslatable(text, names); !words.isEmpty())
                    faults << words.join(u' ') + QStringLiteral(": ") + text;
        QVERIFY(none_of(faults));
    }

    void every_word_of_a_report_can_be_translated() {
        Driven driven;
        const QString dataset = with_errors(sandbox);
        QVERIFY(driven.open(dataset));
        QStringList names = names_in(driven, dataset);
        names << "ContourCheck"
              << "challenge"
              << "errors"
              << "UTC"
              << "Ann"
              << "DEMO"
              << "HF"
              << "12,5 abc"; // of rows, folders and lines that findings are about
        for (const char* table :
             {"patients", "contours", "findings", "decisions", "agreement", "controls", "detection", "files"})
            names << QStringLiteral("r-%1.csv").arg(table);
        const check::Checked& checked = driven.session().opened()->checked;
        report::Said said;
        review::Control control;
        control.contour = to_string(checked.patients.front().contours.front().id);
        control.mistake = "oval";
        control.reviewer = "Ann";
        said.controls = {control};
        auto report = report::make_report(checked, said, trial::SelfTest(), {});
        QVERIFY(report);
        report->reasons = {{"shifted", 1}};
        report->evidence.offset.reset();
        const QByteArray page = picture::report_html(
            report::document(*report, "r"), [](std::size_t) { return std::nullopt; }, speech);
        const QString body = QString::fromUtf8(page).section(QStringLiteral("</head>"), 1);
        QVERIFY(none_of(untranslatable(body, names)));
    }

    void what_is_cut_off_or_plain_is_noticed() {
        QWidget widget;
        widget.resize(100, 40);
        QLabel label(QStringLiteral("A text that is much too long for so little room"), &widget);
        label.resize(80, 20);
        widget.show();
        QCOMPARE(clipped(widget).size(), 1);
        QVERIFY(untranslatable(label.text(), {}).contains("room"));
        QCOMPARE(untranslatable(Pseudo::pseudo(label.text()), {}), QStringList());
    }

private:
    Pseudo pseudo_;
};

QTEST_MAIN(TestPseudo)
#include "tst_pseudo.moc"
