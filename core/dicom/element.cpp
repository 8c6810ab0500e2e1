#include "dicom/element.h"

#include "dicom/bytes.h"

#include <array>

namespace contourcheck::dicom {

namespace {

enum class Form { none, short_length, long_length };

/// How the length follows a value representation (PS3.5 section 7.1.2): in 16 bits, or in 32 behind two reserved bytes.
constexpr std::array<std::string_view, 13> long_vrs{"OB", "OD", "OF", "OL", "OV", "OW", "SQ",
                                                    "SV", "UC", "UN", "UR", "UT", "UV"};
constexpr std::array<std::string_view, 21> short_vrs{"AE", "AS", "AT", "CS", "DA", "DS", "DT",
                                                     "FD", "FL", "IS", "LO", "LT", "PN", "SH",
                                                     "SL", "SS", "ST", "TM", "UI", "UL", "US"};

/// By both letters: this is asked of every element.
constexpr auto forms = [] {
    std::array<Form, std::size_t(26) * 26> table{};
    const auto place = [](std::string_view vr) {
        return std::size_t(vr[0] - 'A') * 26 + std::size_t(vr[1] - 'A');
    };
    for (const auto vr : long_vrs)
        table[place(vr)] = Form::long_length;
    for (const auto vr : short_vrs)
        table[place(vr)] = Form::short_length;
    return table;
}();

Form form_of(Vr vr) {
    const unsigned first = (unsigned(vr) >> 8U) - 'A';
    const unsigned second = (unsigned(vr) & 0xffU) - 'A';
    return first < 26 && second < 26 ? forms[first * 26 + second] : Form::none;
}

} // namespace

bool is_known(Vr vr) {
    return form_of(vr) != Form::none;
}

Expected<std::optional<Element>> read_element(std::string_view bytes, std::uint64_t at, std::uint64_t end,
                                              const Encoding& encoding, std::uint64_t& needs_bytes) {
    const bool big = encoding.big_endian;
    const auto have = [&](std::uint64_t count) {
        if (at + count <= bytes.size()) return true;
        needs_bytes = at + count;
        return false;
    };
    if (end - at < 8)
        return fail(Code::malformed, Phrase::tr("ends early: %1 bytes where an element should start",
                                                {std::to_string(end - at)}));
    if (!have(8)) return std::nullopt;
    Element element;
    const char* const start = bytes.data() + at;
    element.tag = number_at<2>(start, big) << 16U | number_at<2>(start + 2, big);
    element.value = at + 8;
    element.length = number_at<4>(start + 4, big);
    if (element.tag >> 16U == 0xfffeU || !encoding.explicit_vr) return element;
    element.vr = vr_of(start[4], start[5]);
    const Form form = form_of(element.vr);
    if (form == Form::none)
        return fail(Code::malformed,
                    Phrase::tr("element %1 has no known value representation", {tag_text(element.tag)}));
    element.length = number_at<2>(start + 6, big);
    if (form == Form::short_length) return element;
    element.value = at + 12;
    element.length = 0;
    if (end - at < 12)
        return fail(Code::malformed, Phrase::tr("ends early: in element %1", {tag_text(element.tag)}));
    if (!have(12)) return std::nullopt;
    element.length = number_at<4>(start + 8, big);
    return element;
}

Expected<void> check_fits(const Element& element, std::uint64_t end) {
    const std::uint64_t there = end - element.value;
    if (element.length <= there) return {};
    return fail(Code::malformed,
                Phrase::tr("ends early: element %1 needs %2 bytes, %3 are there",
                           {tag_text(element.tag), std::to_string(element.length), std::to_string(there)}));
}

std::string tag_text(std::uint32_t tag) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "(";
    for (int place = 28; place >= 0; place -= 4) {
        text += digits[(tag >> unsigned(place)) & 0xfU];
        if (place == 16) text += ',';
    }
    return text + ")";
}

} // namespace contourcheck::dicom
