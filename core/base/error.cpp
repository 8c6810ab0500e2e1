#include "base/error.h"

namespace contourcheck {

Phrase in_words(const Error& error) {
    std::string place = error.file.string();
    if (error.line > 0) place += ":" + std::to_string(error.line);
    return place.empty() ? error.what : Phrase(place + ": ") + error.what;
}

std::string to_string(const Error& error) {
    return in_words(error).text();
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
