#include "review/valid.h"

#include "base/text.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace contourcheck::review {

namespace {

constexpr std::size_t most_bytes = 1 << 20; // of one text: far beyond what a person writes

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_reason(std::string_view text) {
    const auto fits = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-'; };
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), fits);
}

bool is_hash_or_empty(std::string_view text) {
    const auto fits = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
    return text.empty() || (text.size() == 64 && std::all_of(text.begin(), text.end(), fits));
}

} // namespace

std::optional<Phrase> fault_of(const Decision& decision) {
    if (decision.contour.empty()) return Phrase::tr("a decision without a contour");
    if (decision.reviewer.empty()) return Phrase::tr("a decision without a reviewer");
    if (!std::all_of(decision.reasons.begin(), decision.reasons.end(), is_reason))
        return Phrase::tr("a reason is a word of small letters, digits and hyphens");
    if (!is_hash_or_empty(decision.content.slice_sha256) ||
        !is_hash_or_empty(decision.content.contour_sha256))
        return Phrase::tr("a SHA-256 has 64 hexadecimal digits");
    for (const std::string* text :
         {&decision.dataset, &decision.contour, &decision.comment, &decision.reviewer, &decision.version})
        if (text->size() > most_bytes) return Phrase::tr("a text of more than 1 MiB");
    return std::nullopt;
}

bool is_time(std::string_view text) {
    constexpr std::string_view form = "0000-00-00T00:00:00Z";
    if (text.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == '0' ? !is_digit(text[i]) : text[i] != form[i]) return false;
    const auto number = [&](std::size_t at, std::size_t length) {
        return parse_whole(text.substr(at, length)).value_or(-1);
    };
    const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                          std::chrono::month(unsigned(number(5, 2))),
                                          std::chrono::day(unsigned(number(8, 2)))};
    return day.ok() && number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 60;
}

std::string clock_utc(int days) {
    return QDateTime::currentDateTimeUtc().addDays(days).toString(Qt::ISODate).toStdString();
}

std::optional<Phrase> fault_of_time(std::string_view text) {
    if (!is_time(text)) return Phrase::tr("the time is none, or not of the form 2020-01-31T12:00:00Z");
    if (text > clock_utc(1)) return Phrase::tr("the time %1 is more than a day ahead", {text});
    return std::nullopt;
}

} // namespace contourcheck::review
