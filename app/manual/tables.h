#pragma once

#include "manual/chapters.h"

namespace contourcheck::manual {

/// "rules", "formats", "exit-codes", "keys" as the code has them, and "detection" as it was measured. A QApplication is there.
[[nodiscard]] Tables tables(const std::filesystem::path& resources);

} // namespace contourcheck::manual
