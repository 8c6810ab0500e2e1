#include "review/comparison.h"

#include "base/csv.h"
#include "base/text.h"

namespace contourcheck::review {

namespace {

Comparison compared(const std::string& one, const Opinions& a, const std::string& other, const Opinions& b,
                    const Groups& rules) {
    using Of = Comparison::Of;
    Comparison result{one, other, {{Of::all, {}, agree(a, b)}}, {}};
    for (const std::string& reason : reasons_given(a, b))
        result.rows.push_back({Of::reason, reason, agree_on_reason(a, b, reason)});
    for (const auto& [rule, contours] : rules) {
        Agreement found = agree(a, b, [&](const std::string& id) { return contours.contains(id); });
        if (found.both > 0) result.rows.push_back({Of::rule, rule, std::move(found)});
    }
    for (const auto& [id, opinion] : a)
        if (const auto said = b.find(id); said != b.end() && said->second.counts() && opinion.counts() &&
                                          said->second.state != opinion.state)
            result.differing.push_back(id);
    return result;
}

} // namespace

std::string_view word(Comparison::Of of) {
    if (of == Comparison::Of::reason) return "reason";
    return of == Comparison::Of::rule ? "rule" : "all";
}

std::vector<Comparison> comparisons(const std::map<std::string, Opinions>& said, const Groups& rules) {
    std::vector<Comparison> result;
    for (auto one = said.begin(); one != said.end(); ++one)
        for (auto other = std::next(one); other != said.end(); ++other)
            result.push_back(compared(one->first, one->second, other->first, other->second, rules));
    return result;
}

std::string to_csv(const std::vector<Comparison>& comparisons) {
    std::string csv =
        csv_line({"one", "other", "of", "name", "both", "equal", "share", "share_low", "share_high", "kappa",
                  "kappa_low", "kappa_high", "ac1", "ac1_low", "ac1_high"});
    for (const Comparison& pair : comparisons)
        for (const Comparison::Row& row : pair.rows) {
            std::vector<std::string> fields{pair.one,
                                            pair.other,
                                            std::string(word(row.of)),
                                            row.name,
                                            std::to_string(row.agreement.both),
                                            std::to_string(row.agreement.equal)};
            for (const auto& figure : {row.agreement.share, row.agreement.kappa, row.agreement.ac1})
                for (const double Estimate::*part : {&Estimate::value, &Estimate::low, &Estimate::high})
                    fields.push_back(figure ? shortest((*figure).*part) : std::string());
            csv += csv_line(fields);
        }
    return csv;
}

} // namespace contourcheck::review
