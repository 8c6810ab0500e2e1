#pragma once

#include "base/file.h"
#include "demo/demo.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

// Qt's own give up after five seconds.
#undef QTRY_VERIFY
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, contourcheck::desktop::test::patience_ms)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(condition, words)                                                                       \
    QTRY_VERIFY2_WITH_TIMEOUT(condition, words, contourcheck::desktop::test::patience_ms)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected)                                                                       \
    QTRY_COMPARE_WITH_TIMEOUT(actual, expected, contourcheck::desktop::test::patience_ms)

namespace contourcheck::desktop::test {

/// For what comes in milliseconds, unless the machine is busy or a sanitizer watches.
constexpr int patience_ms = 60'000;

/// Settings, data and decisions in a temporary folder, set before anything asks for them: the user's own are never
/// touched. Make one static object of it in a test program.
class Sandbox {
public:
    Sandbox() {
        for (const auto& [name, folder] :
             {std::pair("XDG_CONFIG_HOME", "config"), std::pair("XDG_DATA_HOME", "data"),
              std::pair("XDG_CACHE_HOME", "cache")})
            qputenv(name, path(folder).toUtf8());
        qputenv("CONTOURCHECK_DECISIONS", decisions().toUtf8());
        qputenv("CONTOURCHECK_THEME", "dark");
        qunsetenv("CONTOURCHECK_INDEX");
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    }

    [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }
    [[nodiscard]] QString decisions() const { return path(QStringLiteral("decisions.sqlite")); }

    /// Two patients, two locations, four phases, inner and outer at two of the phases; drawn once and copied.
    QString dataset(const QString& name) const {
        const QString master = path(QStringLiteral("master"));
        if (!QDir(master).exists()) {
            demo::Options options;
            options.patients = 2;
            options.locations = 2;
            options.phases = 4;
            if (!demo::write_dataset(master.toStdString(), options))
                qFatal("the demo dataset was not written");
        }
        const QString copy = path(name);
        std::filesystem::remove_all(copy.toStdString());
        std::filesystem::create_directories(copy.toStdString());
        std::filesystem::copy(master.toStdString(), copy.toStdString(),
                              std::filesystem::copy_options::recursive);
        return copy;
    }

private:
    QTemporaryDir folder_;
};

/// A warning that nobody expected fails the test. What the offscreen platform says of itself is no fault of ours.
inline void fail_on_warnings() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

/// The contour files of a dataset, sorted, with their absolute paths.
inline QStringList contour_files(const QString& dataset, const QString& kind) {
    QStringList found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dataset.toStdString()))
        if (entry.path().filename().string().find(kind.toStdString()) != std::string::npos)
            found << QString::fromStdString(entry.path().string());
    found.sort();
    return found;
}

inline void add_line(const QString& file, const char* line) {
    std::ofstream(file.toStdString(), std::ios::app) << line << '\n';
}

/// Every point of a contour file moved to the right.
inline void shift_file(const QString& file, double pixels) {
    std::ifstream in(file.toStdString());
    std::string moved;
    for (double x = 0, y = 0; in >> x >> y;)
        moved += std::to_string(x + pixels) + ' ' + std::to_string(y) + '\n';
    in.close();
    std::ofstream(file.toStdString()) << moved;
}

} // namespace contourcheck::desktop::test
