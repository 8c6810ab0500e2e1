#pragma once

#include <QElapsedTimer>
#include <QString>

namespace contourcheck::desktop {

/// How far work has come, how fast it goes and how long the rest takes, told in the same way wherever work is shown.
class Pace {
public:
    /// "12 of 45 patients · 3 a second · about 10 s left", of a text with %1 and %2 for the first part. The pace is that of
    /// this piece of work: it begins anew when the text or the total is another one, or when there is less done than before.
    QString text(const QString& counted, std::size_t done, std::size_t total);

private:
    QElapsedTimer since_;
    QString counted_;
    std::size_t total_ = 0;
    std::size_t done_ = 0;
    std::size_t first_ = 0; ///< was done when it began
};

/// "3 a second", "20 a minute"; and what is left, in seconds where these can be known.
[[nodiscard]] QString pace_text(double seconds, std::size_t done, std::size_t left);

} // namespace contourcheck::desktop
