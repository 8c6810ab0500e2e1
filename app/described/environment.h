#pragma once

namespace contourcheck::described {

enum class Reads { both, command_line, window };

/// A variable of the environment that the programs read: those of their own, and others' that are set on purpose for one run.
struct Variable {
    const char* name;
    Reads reads;
    const char* text; ///< one sentence
};

inline constexpr Variable environment[] = {
    {"CONTOURCHECK_DECISIONS", Reads::both,
     "The file of the log of decisions; or, with a slash at the end, a folder in which each user on each "
     "host has one; default contourcheck/decisions.sqlite in $XDG_DATA_HOME."},
    {"CONTOURCHECK_INDEX", Reads::both,
     "Where it is off, the index that opens a dataset faster the second time is neither read nor written."},
    {"CONTOURCHECK_LANGUAGE", Reads::window, "The window's language, en or de, whatever the settings say."},
    {"CONTOURCHECK_THEME", Reads::window, "The window's colours, light or dark, whatever the settings say."},
    {"NO_COLOR", Reads::command_line, "Where it is set and not empty, no output has colours."},
    {"SOURCE_DATE_EPOCH", Reads::command_line,
     "When a report says it was made, in seconds since 1970, unless --date says it; default now."},
    {"XDG_CACHE_HOME", Reads::both,
     "In its folder contourcheck lies what can be made again, such as indexes; default ~/.cache."},
    {"XDG_CONFIG_HOME", Reads::window,
     "In its folder contourcheck lie the window's settings; default ~/.config."},
    {"XDG_DATA_HOME", Reads::both,
     "In its folder contourcheck lies what must not be lost, decisions and the key of pseudonyms; default "
     "~/.local/share."},
};

} // namespace contourcheck::described
