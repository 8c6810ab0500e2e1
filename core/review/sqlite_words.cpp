#include "review/sqlite_words.h"

#include <QSqlError>

namespace contourcheck::review {

Phrase in_words(const QSqlError& error) {
    // https://www.sqlite.org/rescode.html: the last byte is the kind
    constexpr int moved = 1032;
    const int number = error.nativeErrorCode().toInt();
    const std::string words = error.databaseText().toStdString();
    if (number == moved)
        return Phrase::tr("was moved, removed or put in place anew while it was open: put it back and try "
                          "again, or note what is not saved and start again with what is there now (SQLite: "
                          "%1)",
                          {words});
    switch (number & 0xff) {
    case 7:
        return Phrase::tr("the memory does not suffice (SQLite: %1)", {words});
    case 8:
        return Phrase::tr("cannot be written to: it is read-only, or its folder or drive is; nothing was "
                          "changed (SQLite: %1)",
                          {words});
    case 10:
        return Phrase::tr("its disk or drive failed to read or write; look after it and try again (SQLite: "
                          "%1)",
                          {words});
    case 13:
        return Phrase::tr("its disk is full, and nothing was written; make room and try again (SQLite: %1)",
                          {words});
    case 14:
        return Phrase::tr("cannot be opened: it or its folder is gone, or you may not read and write there "
                          "(SQLite: %1)",
                          {words});
    default:
        return Phrase::tr("cannot be read or written as a log of decisions (SQLite: %1)", {words});
    }
}

} // namespace contourcheck::review
