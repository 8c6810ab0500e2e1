#pragma once

#include "base/phrase.h"

#include <filesystem>
#include <functional>
#include <string>

#include <tl/expected.hpp>

namespace contourcheck {

/// Why something could not be done. Errors are values; no exception crosses a module's edge.
enum class Code {
    not_found,        ///< the file or folder is not there
    unreadable,       ///< it is there and cannot be read (permission, input/output error, no regular file)
    malformed,        ///< it was read and is not what it should be
    unsupported,      ///< it is valid and this program cannot use it (a transfer syntax, a pixel format)
    too_large,        ///< beyond a stated limit
    unwritable,       ///< an output could not be written; the old bytes stand
    invalid_argument, ///< a setting or id that makes no sense
    cancelled,        ///< stopped by the caller
};

/// What went wrong and where. `file` is empty and `line` 0 where they do not apply; lines count from 1.
struct Error {
    Code code = Code::malformed;
    Phrase what;
    std::filesystem::path file = {};
    int line = 0;
    bool may_pass =
        false; ///< of the system for the moment (input/output, too many files open): worth another try

    friend bool operator==(const Error&, const Error&) = default;
};

/// "file:12: what"
[[nodiscard]] Phrase in_words(const Error& error);
[[nodiscard]] std::string to_string(const Error& error);

/// The word of a code as it stands in machine-readable output: "not-found", "too-large", …
[[nodiscard]] std::string_view word(Code code);

template <class T>
using Expected = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Code code, Phrase what, std::filesystem::path file = {},
                                                int line = 0) {
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(file), line});
}

/// Told now and then by slow work: `done` of `total` steps. May be called from any thread, one call at a time.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

} // namespace contourcheck
