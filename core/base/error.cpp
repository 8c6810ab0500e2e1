#include "base/error.h"

namespace contourcheck {

std::string to_string(const Error& error) {
    std::string text = error.file.string();
    if (error.line > 0) text += ":" + std::to_string(error.line);
    return text.empty() ? error.what : text + ": " + error.what;
}

std::string_view word(Code code) {
    switch (code) {
    case Code::not_found:
        return "not-found";
    case Code::unreadable:
        return "unreadable";
    case Code::malformed:
        return "malformed";
    case Code::unsupported:
        return "unsupported";
    case Code::too_large:
        return "too-large";
    case Code::unwritable:
        return "unwritable";
    case Code::invalid_argument:
        return "invalid-argument";
    case Code::cancelled:
        return "cancelled";
    }
    return "malformed";
}

} // namespace contourcheck
