#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace contourcheck {

/// English that remembers how it was put together, so that a window can say it in another language: a sentence with
/// gaps, %1 to %9, and what fills them. A name or number is the same in all of them.
class Phrase {
public:
    Phrase() = default;
    /// Said as it is in every language.
    template <class Text, class = std::enable_if_t<std::is_convertible_v<const Text&, std::string_view>>>
    Phrase(const Text& as_it_is) : text_(std::string_view(as_it_is)) {}

    /// A sentence to be translated; lupdate finds it by this name and by that of `noop`.
    [[nodiscard]] static Phrase tr(std::string_view english, std::vector<Phrase> gaps = {});
    /// Marks what is given to `tr` elsewhere.
    [[nodiscard]] static constexpr std::string_view noop(std::string_view english) { return english; }
    /// "a, b and c" by a separator and one before the last.
    [[nodiscard]] static Phrase list(const std::vector<Phrase>& parts, const Phrase& separator,
                                     const Phrase& last);

    [[nodiscard]] const std::string& text() const { return text_; } ///< in English
    operator std::string_view() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

    Phrase& operator+=(const Phrase& more);
    [[nodiscard]] friend Phrase operator+(Phrase first, const Phrase& more) { return first += more; }

    /// In the language of `translate`, which is given each sentence with its gaps.
    using Translate = std::function<std::string(const std::string& english)>;
    [[nodiscard]] std::string in(const Translate& translate) const;
    /// With each name and number changed: what comes from files is not shown as it is.
    [[nodiscard]] Phrase with_each(const std::function<std::string(std::string_view)>& changed) const;

    friend bool operator==(const Phrase& a, const Phrase& b) { return a.text_ == b.text_; }

private:
    enum class Made { as_it_is, translated, joined };
    [[nodiscard]] std::string filled(const std::function<std::string(const Phrase&)>& said,
                                     std::string_view sentence) const;

    Made made_ = Made::as_it_is;
    std::string text_;
    std::string sentence_;      ///< with its gaps, where it is translated
    std::vector<Phrase> parts_; ///< what fills the gaps, or stands one after another
};

/// How a document or picture says its phrases: in the language of whoever asks for it.
using Speech = std::function<std::string(const Phrase&)>;
[[nodiscard]] inline std::string in_english(const Phrase& phrase) {
    return phrase.text();
}
/// Said, the code of the language itself (BCP 47): "en", "de".
[[nodiscard]] inline Phrase language_code() {
    return Phrase::tr("en");
}

} // namespace contourcheck
