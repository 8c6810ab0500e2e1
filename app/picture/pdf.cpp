#include "picture/pdf.h"

#include <QHashSeed>

namespace contourcheck::picture {

FixedHashOrder::FixedHashOrder() {
    QHashSeed::setDeterministicGlobalSeed();
}

FixedHashOrder::~FixedHashOrder() {
    QHashSeed::resetRandomGlobalSeed();
}

void set_up(QPdfWriter& writer, const QString& title, QPageLayout::Orientation orientation) {
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("ContourCheck"));
    writer.setResolution(300);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(orientation);
}

void fix_date(QByteArray& pdf, const QByteArray& digits) {
    const QByteArray key = "/CreationDate (D:";
    const qsizetype start = pdf.indexOf(key);
    if (start < 0) return;
    const qsizetype first = start + key.size();
    const qsizetype end = pdf.indexOf(')', first);
    if (end - first < digits.size()) return;
    pdf.replace(first, digits.size(), digits);
    // What follows is the zone: Z, or +hh'mm' where the clock is not on universal time.
    for (qsizetype i = first + digits.size(); i < end; ++i) {
        char& c = pdf.data()[i];
        if (c >= '0' && c <= '9') c = '0';
        if (c == '-') c = '+';
    }
}

} // namespace contourcheck::picture
