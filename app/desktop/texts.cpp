#include "desktop/texts.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

QString tr(const char* text) {
    return QCoreApplication::translate("contourcheck::desktop", text);
}

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString said(const Phrase& phrase) {
    return qs(speech(phrase));
}

std::filesystem::path to_path(const QString& text) {
    return QFile::encodeName(text).toStdString();
}

QString from_path(const std::filesystem::path& path) {
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

QString kind_name(contour::Kind kind) {
    switch (kind) {
    case contour::Kind::inner:
        return tr("inner");
    case contour::Kind::outer:
        return tr("outer");
    case contour::Kind::papillary1:
        return tr("papillary 1");
    case contour::Kind::papillary2:
        return tr("papillary 2");
    }
    return {};
}

QString verdict_name(review::Verdict verdict) {
    if (verdict == review::Verdict::accept) return tr("accept");
    return verdict == review::Verdict::reject ? tr("reject") : tr("unsure");
}

QString state_name(review::State state) {
    switch (state) {
    case review::State::accepted:
        return tr("accepted");
    case review::State::rejected:
        return tr("rejected");
    case review::State::unsure:
        return tr("unsure");
    case review::State::stale:
        return tr("decided before its files changed");
    case review::State::none:
        break;
    }
    return tr("not reviewed");
}

QString short_state_name(review::State state) {
    return state == review::State::stale ? tr("changed since") : state_name(state);
}

QString decided_meanwhile_text(const review::Decision& by_another) {
    const QString who = qs(by_another.reviewer), contour = qs(by_another.contour);
    return by_another.verdict ? tr("%1 has decided on %2 meanwhile: %3.")
                                    .arg(who, contour, state_name(review::state_of(*by_another.verdict)))
                              : tr("%1 has taken back a decision on %2 meanwhile.").arg(who, contour);
}

QString overtaken_text(const review::Decision& by_another) {
    return decided_meanwhile_text(by_another) + u' ' + tr("Decide again to settle it.");
}

QString reason_name(const std::string& reason) {
    return qs(review::reason_in_words(reason));
}

QString rule_name(mask::Rule rule) {
    return qs(mask::word(rule));
}

QString rule_explained(mask::Rule rule) {
    switch (rule) {
    case mask::Rule::centre:
        return tr("centre: a pixel is in when its centre is inside");
    case mask::Rule::pil:
        return tr("pil: as Pillow's ImageDraw.polygon draws it");
    case mask::Rule::coverage:
        return tr("coverage: the share of each pixel that is inside");
    case mask::Rule::touch:
        return tr("touch: every pixel the filled contour touches");
    }
    return {};
}

QString origin_explained(double origin) {
    if (origin == 0) return tr("0: (0, 0) is the centre of the top-left pixel (numpy, PIL)");
    if (origin == 0.5) return tr("0.5: (0, 0) is the corner of the image");
    return tr("1: (1, 1) is the centre of the top-left pixel (MATLAB)");
}

QString sentence(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

QString findings_text(int count) {
    return count == 1 ? tr("1 finding") : tr("%1 findings").arg(count);
}

QString more_text(qsizetype count) {
    return tr("%1 more").arg(count);
}

QString contours_text(std::size_t count) {
    return count == 1 ? tr("1 contour") : tr("%1 contours").arg(count);
}

QString pairs_text(std::size_t count) {
    return count == 1 ? tr("1 pair") : tr("%1 pairs").arg(count);
}

QString patients_text(std::size_t count) {
    return count == 1 ? tr("1 patient") : tr("%1 patients").arg(count);
}

QString batches_text(std::size_t count) {
    return count == 1 ? tr("1 batch") : tr("%1 batches").arg(count);
}

QString files_text(std::size_t count) {
    return count == 1 ? tr("1 file") : tr("%1 files").arg(count);
}

QString time_left_text(double seconds) {
    if (seconds < 60) return tr("less than 1 min left");
    const int minutes = int(std::lround(seconds / 60));
    if (minutes < 60) return tr("about %1 min left").arg(minutes);
    const int tens = int(std::lround(minutes / 10.0)); // nobody knows it better
    if (tens % 6 == 0) return tr("about %1 h left").arg(tens / 6);
    return tr("about %1 h %2 min left").arg(tens / 6).arg(tens % 6 * 10);
}

namespace {

QString figure(double value) {
    const double size = std::abs(value);
    int decimals = 0;
    if (value != std::round(value)) decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    if (size > 0 && size < 0.01) decimals = std::min(6, 1 - int(std::floor(std::log10(size))));
    QString number = QLocale::c().toString(value, 'f', decimals);
    if (number.contains(u'.')) {
        while (number.endsWith(u'0'))
            number.chop(1);
        if (number.endsWith(u'.')) number.chop(1);
    }
    return number;
}

} // namespace

QString measured(double value, const std::string& unit) {
    QString shown_unit = said(Phrase::tr(unit));
    // A share "of the inner area" reads as a percentage of it.
    if (unit.starts_with("of ")) return figure(100 * value) + QStringLiteral(" % ") + shown_unit;
    shown_unit.replace(QStringLiteral("mm2"), QStringLiteral("mm²"));
    return unit.empty() || unit == "1" ? figure(value) : figure(value) + u' ' + shown_unit;
}

QString plain(const Error& error) {
    QString text = sentence(qs(error.what));
    if (!text.endsWith(u'.')) text += u'.';
    if (error.file.empty()) return text;
    const QString where = from_path(error.file);
    return error.line > 0 ? tr("%1, line %2: %3").arg(where).arg(error.line).arg(text)
                          : tr("%1: %2").arg(where, text);
}

} // namespace contourcheck::desktop
