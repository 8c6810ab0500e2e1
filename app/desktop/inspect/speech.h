#pragma once

#include "base/phrase.h"

namespace contourcheck::desktop {

/// What core says, in the window's language: a Speech for what is shown, saved and copied. May be asked from any thread.
[[nodiscard]] std::string speech(const Phrase& phrase);

} // namespace contourcheck::desktop
