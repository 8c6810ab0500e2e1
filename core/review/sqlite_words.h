#pragma once

#include "base/error.h"

class QSqlError;

namespace contourcheck::review {

/// What an error of SQLite means for a log and what can be done, SQLite's own words last. Damage and locks have words of their own
/// (connection.cpp).
[[nodiscard]] Phrase in_words(const QSqlError& error);

} // namespace contourcheck::review
