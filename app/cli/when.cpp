#include "cli/when.h"

#include "review/valid.h"

#include <charconv>
#include <cstdlib>
#include <ctime>

namespace contourcheck::cli {

std::optional<std::string> time_from_word(std::string_view word) {
    std::string time(word);
    if (time.size() == 10) time += "T00:00:00Z";
    return review::is_time(time) ? std::optional(time) : std::nullopt;
}

Expected<std::string> made_time(const std::optional<std::string>& given) {
    if (given) return *given;
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch == nullptr || *epoch == '\0') return review::clock_utc();
    const std::string_view text = epoch;
    std::int64_t seconds = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr std::int64_t year_10000 = 253402300800; // four digits are all that the format has
    if (error != std::errc{} || stop != text.data() + text.size() || seconds < 0 || seconds >= year_10000)
        return fail(Code::invalid_argument, "SOURCE_DATE_EPOCH is no number of seconds since 1970");
    const std::time_t time = std::time_t(seconds);
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    char words[32];
    std::strftime(words, sizeof words, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return std::string(words);
}

} // namespace contourcheck::cli
