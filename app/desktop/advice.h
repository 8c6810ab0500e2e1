#pragma once

#include "base/error.h"

#include <QString>

namespace contourcheck::desktop {

/// What can be done about it, as a sentence: after what happened and to which file.
[[nodiscard]] QString advice_on_opening(const Error& error);
[[nodiscard]] QString advice_on_writing(const Error& error);
/// Where the store of decisions cannot be opened.
[[nodiscard]] QString advice_on_decisions(const Error& error);

} // namespace contourcheck::desktop
