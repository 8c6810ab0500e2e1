#include "review/valid.h"

#include "base/text.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace contourcheck::review {

namespace {

constexpr std::size_t most_text_bytes = 1 << 20; // of one text: far beyond what a person writes

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

Phrase in_words(const Fault& fault) {
    constexpr std::size_t most_shown = 100;
    return Phrase::tr("%1: found \"%2\", expected %3",
                      {fault.field, printable(shortened(fault.found, most_shown)), fault.expected});
}

std::optional<Fault> fault_of(const Decision& decision) {
    if (decision.contour.empty())
        return Fault{"contour", {}, Phrase::tr("a contour as <patient>/<slice number>/<kind>")};
    if (decision.reviewer.empty()) return Fault{"reviewer", {}, Phrase::tr("a name")};
    for (const std::string& reason : decision.reasons)
        if (!is_reason(reason))
            return Fault{"reasons", reason, Phrase::tr("a word of small letters, digits and hyphens")};
    const auto& [slice, contour] = decision.content;
    for (const auto& [field, hash] :
         {std::pair("slice_sha256", &slice), std::pair("contour_sha256", &contour)})
        if (!is_hash_or_empty(*hash))
            return Fault{field, *hash, Phrase::tr("a SHA-256 of 64 hexadecimal digits, or nothing")};
    for (const auto& [field, text] :
         {std::pair("dataset", &decision.dataset), std::pair("contour", &decision.contour),
          std::pair("comment", &decision.comment), std::pair("reviewer", &decision.reviewer),
          std::pair("version", &decision.version)})
        if (text->size() > most_text_bytes) return Fault{field, *text, Phrase::tr("a text of at most 1 MiB")};
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

std::string second_after(const std::string& time) {
    if (!is_time(time)) return {};
    const QDateTime moment = QDateTime::fromString(QString::fromStdString(time), Qt::ISODate);
    std::string later = moment.addSecs(1).toString(Qt::ISODate).toStdString();
    return is_time(later) ? later : std::string(); // the year 10000 is none
}

std::optional<Fault> fault_of_time(std::string_view text) {
    if (!is_time(text))
        return Fault{"time", std::string(text), Phrase::tr("a time that exists, as 2020-01-31T12:00:00Z")};
    if (text > clock_utc(1))
        return Fault{"time", std::string(text), Phrase::tr("a time at most a day ahead of the clock")};
    return std::nullopt;
}

} // namespace contourcheck::review
