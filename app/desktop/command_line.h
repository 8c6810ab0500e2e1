#pragma once

#include <QCommandLineParser>

namespace contourcheck::desktop {

/// What DATASET may be.
[[nodiscard]] QString dataset_text();

/// What the program takes, into `parser`; gives its options back, which the parser does not tell.
QList<QCommandLineOption> declare(QCommandLineParser& parser);

} // namespace contourcheck::desktop
