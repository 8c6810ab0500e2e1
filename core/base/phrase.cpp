#include "base/phrase.h"

namespace contourcheck {

Phrase Phrase::tr(std::string_view english, std::vector<Phrase> gaps) {
    Phrase result;
    result.made_ = Made::translated;
    result.sentence_ = english;
    result.parts_ = std::move(gaps);
    result.text_ = result.filled(&Phrase::text, english);
    return result;
}

Phrase Phrase::list(const std::vector<Phrase>& parts, const Phrase& separator, const Phrase& last) {
    Phrase result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) result += i + 1 < parts.size() ? separator : last;
        result += parts[i];
    }
    return result;
}

Phrase& Phrase::operator+=(const Phrase& more) {
    if (more.empty()) return *this;
    if (empty()) return *this = more;
    if (made_ != Made::joined) {
        Phrase first = std::move(*this);
        *this = Phrase();
        made_ = Made::joined;
        text_ = first.text_;
        parts_.push_back(std::move(first));
    }
    text_ += more.text_;
    parts_.push_back(more);
    return *this;
}

std::string Phrase::in(const Translate& translate) const {
    const auto said = [&](const Phrase& part) { return part.in(translate); };
    switch (made_) {
    case Made::as_it_is:
        return text_;
    case Made::translated:
        return sentence_.empty() ? std::string() : filled(said, translate(sentence_));
    case Made::joined:
        break;
    }
    std::string result;
    for (const Phrase& part : parts_)
        result += said(part);
    return result;
}

Phrase Phrase::with_each(const std::function<std::string(std::string_view)>& changed) const {
    if (made_ == Made::as_it_is) return changed(text_);
    std::vector<Phrase> parts;
    for (const Phrase& part : parts_)
        parts.push_back(part.with_each(changed));
    if (made_ == Made::translated) return tr(sentence_, std::move(parts));
    return list(parts, {}, {});
}

/// A sign of a percentage that no digit follows stays.
std::string Phrase::filled(const std::function<std::string(const Phrase&)>& said,
                           std::string_view sentence) const {
    std::string result;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const std::size_t gap = i + 1 < sentence.size() ? std::size_t(sentence[i + 1] - '1') : parts_.size();
        if (sentence[i] == '%' && gap < parts_.size()) {
            result += said(parts_[gap]);
            ++i;
        } else {
            result += sentence[i];
        }
    }
    return result;
}

} // namespace contourcheck
