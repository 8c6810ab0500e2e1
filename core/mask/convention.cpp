#include "mask/convention.h"

namespace contourcheck::mask {

std::string_view word(Rule rule) {
    switch (rule) {
    case Rule::centre:
        return "centre";
    case Rule::pil:
        return "pil";
    case Rule::coverage:
        return "coverage";
    case Rule::touch:
        return "touch";
    }
    return "centre";
}

std::optional<Rule> rule_from_word(std::string_view word_) {
    for (const Rule rule : {Rule::centre, Rule::pil, Rule::coverage, Rule::touch})
        if (word(rule) == word_) return rule;
    return std::nullopt;
}

std::optional<double> origin_from_word(std::string_view word) {
    if (word == "0") return 0;
    if (word == "0.5") return 0.5;
    if (word == "1") return 1;
    return std::nullopt;
}

} // namespace contourcheck::mask
