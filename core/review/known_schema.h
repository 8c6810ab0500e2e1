#pragma once

#include <string>

namespace contourcheck::review {

/// Whether a version of this program makes this, as SQLite keeps it in the column `sql` of sqlite_master: whoever wrote a
/// file chooses what runs when it is read, as a view in the place of a table does. A table may lack columns that came later, or have them at its end.
[[nodiscard]] bool is_known_schema(const std::string& sql);

} // namespace contourcheck::review
