#pragma once

#include <QByteArray>
#include <QPdfWriter>

namespace contourcheck::picture {

/// QPdfWriter writes fonts in the order of a QHash, which differs from run to run. While one of these lives, it does not.
class FixedHashOrder {
public:
    FixedHashOrder();
    ~FixedHashOrder();
    FixedHashOrder(const FixedHashOrder&) = delete;
    FixedHashOrder& operator=(const FixedHashOrder&) = delete;
};

/// A4 at 300 dpi with the program as its creator; its margins are the caller's.
void set_up(QPdfWriter& writer, const QString& title, QPageLayout::Orientation orientation);

/// QPdfWriter always writes the time of writing. Set to `digits` ("20000101000000", universal time), so that the same
/// content is the same bytes; no offset in the file moves.
void fix_date(QByteArray& pdf, const QByteArray& digits = "20000101000000");

} // namespace contourcheck::picture
