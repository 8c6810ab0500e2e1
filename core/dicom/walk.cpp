#include "dicom/walk.h"

#include "dicom/dcmtk_bridge.h"
#include "dicom/plain.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace contourcheck::dicom {

namespace {

constexpr std::uint32_t first_of_dataset = 0x00080000U; // below are those of commands and files
constexpr std::uint32_t sop_class = 0x00080016U;
constexpr std::uint32_t frame_of_reference = 0x00200052U;
constexpr std::uint32_t item_start = 0xfffee000U;
constexpr std::uint32_t item_end = 0xfffee00dU;
constexpr std::uint32_t sequence_end = 0xfffee0ddU;
constexpr std::uint32_t float_pixel_data = 0x7fe00008U;
constexpr std::uint32_t double_pixel_data = 0x7fe00009U;
constexpr std::uint32_t pixel_data = 0x7fe00010U;

enum class Kind { dataset, sequence, item, fragments };

/// What is open while walking. `end` is the first byte behind it, or behind what holds it if its length is undefined.
struct Level {
    Kind kind = Kind::dataset;
    std::uint64_t end = 0;
    bool defined = true;
    Encoding encoding;
    std::uint32_t tag = 0;
    std::uint32_t last_tag = 0;
    int creators = 0; // of private elements
};

bool is_private_creator(std::uint32_t tag) {
    return (tag >> 16U) % 2 != 0 && (tag & 0xffffU) >= 0x10 && (tag & 0xffffU) <= 0xff;
}

/// Bytes that it may have where a text or numbers are made of it, in the dataset or in functional groups.
std::optional<std::uint64_t> limit_of_value(std::uint32_t tag) {
    if (tag == sop_class || tag == frame_of_reference) return text_limit;
    const HeaderAttribute* const attribute = header_attribute(tag);
    if (attribute == nullptr || attribute->vr == "SQ"_vr) return std::nullopt;
    const bool is_text = attribute->vr == "UI"_vr || attribute->vr == "CS"_vr || attribute->vr == "LO"_vr;
    return is_text ? text_limit : numbers_limit;
}

/// Walks over a dataset with a stack of its own. Stricter than DCMTK where it would guess, so that what passes here is
/// parsed there with the same structure.
class Walk {
public:
    Walk(std::string_view bytes, std::uint64_t size, bool header_only, int nesting, Look& look)
        : bytes_(bytes), size_(size), header_only_(header_only), nesting_(nesting), look_(look) {}

    Expected<void> run() {
        levels_.reserve(8);
        look_.attributes.reserve(header_attributes().size());
        levels_.push_back({.end = size_, .encoding = look_.encoding});
        while (!levels_.empty() && !done_ && !refusal_ && look_.needs_bytes == 0)
            step();
        if (levels_.empty()) look_.header_end = at_;
        if (!refusal_) check_count(); // again: now it is known how long the pixel data are
        if (refusal_) return tl::unexpected(std::move(*refusal_));
        return {};
    }

private:
    /// Ends the walk. A member instead of a result of each step: to return one takes longer than the step.
    void refuse(Code code, Phrase what) { refusal_ = Error{code, std::move(what)}; }

    void step() {
        const Level& level = levels_.back();
        if (at_ == level.end) {
            if (!level.defined)
                return refuse(Code::malformed,
                              Phrase::tr("ends early: %1 is not closed", {tag_text(level.tag)}));
            levels_.pop_back();
            return;
        }
        const auto element = read_element(bytes_, at_, level.end, level.encoding, look_.needs_bytes);
        if (!element) {
            refusal_ = element.error();
            return;
        }
        if (!*element) return;
        ++elements_;
        if (!check_count()) return;
        if (level.kind == Kind::sequence || level.kind == Kind::fragments) return in_sequence(**element);
        in_item(**element);
    }

    bool check_count() {
        if (elements_ <= element_limit) return true;
        const std::uint64_t pixels = claimed_bytes(bytes_, look_);
        const std::uint64_t limit = std::min(element_limit + pixels / pixel_bytes_an_element, most_elements);
        if (elements_ > limit)
            refuse(Code::too_large, Phrase::tr("has more than %1 elements", {std::to_string(limit)}));
        return !refusal_;
    }

    void in_sequence(const Element& element) {
        const Level& level = levels_.back();
        if (element.tag == sequence_end && !level.defined && element.length == 0) {
            at_ = element.value;
            levels_.pop_back();
            done_ = look_.has_pixels && levels_.size() == 1; // that was the pixel data
            if (done_) look_.pixel_bytes = at_ - look_.pixels;
            return;
        }
        if (element.tag != item_start)
            return refuse(Code::malformed, Phrase::tr("%1 stands where an item of %2 should",
                                                      {tag_text(element.tag), tag_text(level.tag)}));
        if (level.kind == Kind::fragments) {
            if (element.length == undefined_length)
                return refuse(Code::malformed, Phrase::tr("a fragment of the pixel data has no length"));
            return skip(element);
        }
        open(Kind::item, element, level.encoding);
    }

    void in_item(const Element& element) {
        Level& level = levels_.back();
        if (element.tag == item_end && level.kind == Kind::item && !level.defined && element.length == 0) {
            at_ = element.value;
            levels_.pop_back();
            return;
        }
        if (element.tag >> 16U == 0xfffeU)
            return refuse(Code::malformed,
                          Phrase::tr("%1 stands where an element should", {tag_text(element.tag)}));
        if (element.tag <= level.last_tag && ++disorder_ > disorder_limit)
            return refuse(Code::malformed,
                          Phrase::tr("more than %1 elements are not in the order of their tags",
                                     {std::to_string(disorder_limit)}));
        level.last_tag = element.tag;
        if (is_private_creator(element.tag) && ++level.creators > creator_limit)
            return refuse(Code::too_large,
                          Phrase::tr("has more than %1 private creators", {std::to_string(creator_limit)}));
        if (level.kind == Kind::dataset && element.tag >= float_pixel_data) {
            take_pixel_data(element);
            if (refusal_ || done_) return;
        }
        if (!is_value_right(element)) return;
        note(element);
        if (!refusal_) enter_or_skip(element);
    }

    /// Of what is read: neither a sequence nor longer than such a value can be.
    bool is_value_right(const Element& element) {
        const bool undefined = element.length == undefined_length;
        const bool is_sequence =
            element.vr == "SQ"_vr || (undefined && (element.vr == "UN"_vr || element.vr == Vr::none));
        if (!is_sequence && (undefined || element.length <= text_limit)) return true;
        const auto limit = limit_of_value(element.tag);
        if (!limit || (!is_sequence && element.length <= *limit)) return true;
        if (is_sequence)
            refuse(Code::malformed,
                   Phrase::tr("%1 is a sequence where a value should be", {tag_text(element.tag)}));
        else if (fits(element))
            refuse(Code::too_large, Phrase::tr("element %1 has %2 bytes, the limit is %3",
                                               {tag_text(element.tag), std::to_string(element.length),
                                                std::to_string(*limit)}));
        return false;
    }

    /// What a header may be made of, and whether other readers may find another structure than this one.
    void note(const Element& element) {
        const Level& level = levels_.back();
        const bool undefined = element.length == undefined_length;
        const bool odd_length = !undefined && element.length % 2 != 0;
        const bool in_other_vr = undefined && element.vr == "UN"_vr;
        const bool may_be_sequence = !level.encoding.explicit_vr && may_be_private_sequence(element.tag);
        if (disorder_ > 0 || odd_length || in_other_vr || may_be_sequence || element.tag < first_of_dataset)
            look_.is_orderly = false;
        if (level.kind != Kind::dataset || !is_in_header(element.tag)) return;
        if (std::ranges::find(look_.attributes, element.tag, &Element::tag) != look_.attributes.end())
            return refuse(Code::malformed, Phrase::tr("has %1 twice", {tag_text(element.tag)}));
        look_.attributes.push_back(element);
    }

    /// Along with the tags, as long as they ascend: sooner than by searching for each.
    bool is_in_header(std::uint32_t tag) {
        if (disorder_ > 0) return header_attribute(tag) != nullptr;
        while (!header_.empty() && header_.front().tag < tag)
            header_ = header_.subspan(1);
        return !header_.empty() && header_.front().tag == tag;
    }

    /// At the dataset's own level: remembers where the pixel data are. Nothing behind them is looked at.
    void take_pixel_data(const Element& element) {
        look_.has_float_pixels = element.tag == float_pixel_data || element.tag == double_pixel_data;
        look_.has_pixels = element.tag == pixel_data;
        done_ = look_.has_float_pixels || element.tag >= pixel_data;
        if (done_) look_.header_end = at_;
        if (!look_.has_pixels) return;
        look_.pixels = element.value;
        look_.pixels_in_words = element.vr == "OW"_vr;
        look_.in_fragments = element.length == undefined_length;
        look_.pixel_bytes = element.length;
        if (element.vr != "OB"_vr && element.vr != "OW"_vr && element.vr != "UN"_vr && element.vr != Vr::none)
            return refuse(Code::malformed,
                          Phrase::tr("Pixel Data (7FE0,0010) have the wrong value representation"));
        if (!look_.in_fragments) {
            fits(element);
            return;
        }
        if (element.vr == "UN"_vr)
            return refuse(Code::malformed,
                          Phrase::tr("pixel data in fragments have the wrong value representation"));
        done_ = header_only_;
    }

    void enter_or_skip(const Element& element) {
        const Encoding encoding = levels_.back().encoding;
        const bool undefined = element.length == undefined_length;
        if (element.tag == pixel_data && undefined && element.vr != "SQ"_vr && element.vr != "UN"_vr)
            return open(Kind::fragments, element, encoding);
        // PS3.5 section 6.2.2 note 2: UN of undefined length is a sequence in Implicit VR Little Endian
        if (element.vr == "UN"_vr && undefined) return open(Kind::sequence, element, {.explicit_vr = false});
        if (element.vr == "SQ"_vr || (element.vr == Vr::none && (undefined || implicit_sequence(element))))
            return open(Kind::sequence, element, encoding);
        if (look_.needs_bytes != 0) return;
        if (undefined)
            return refuse(Code::malformed,
                          Phrase::tr("element %1 has no length and is no sequence", {tag_text(element.tag)}));
        skip(element);
    }

    /// In Implicit VR the dictionary tells a sequence; what a private element is depends on its creator, so there
    /// whatever starts as a sequence is walked as one.
    bool implicit_sequence(const Element& element) {
        if ((element.tag >> 16U) % 2 == 0) return is_sequence_in_dictionary(element.tag);
        if (element.length < 8 || element.length > levels_.back().end - element.value) return false;
        if (element.value + 4 > bytes_.size()) {
            look_.needs_bytes = element.value + 4;
            return false;
        }
        return bytes_.substr(element.value, 4) == std::string_view("\xfe\xff\x00\xe0", 4);
    }

    void open(Kind kind, const Element& element, const Encoding& encoding) {
        const bool defined = element.length != undefined_length;
        if (defined && !fits(element)) return;
        if (kind == Kind::sequence && sequences_open() >= nesting_)
            return refuse(Code::too_large,
                          Phrase::tr("sequences are nested deeper than %1", {std::to_string(nesting_)}));
        const std::uint64_t end = defined ? element.value + element.length : levels_.back().end;
        levels_.push_back({kind, end, defined, encoding, element.tag, 0});
        at_ = element.value;
    }

    [[nodiscard]] int sequences_open() const {
        return int(std::count_if(levels_.begin(), levels_.end(),
                                 [](const Level& level) { return level.kind == Kind::sequence; }));
    }

    void skip(const Element& element) {
        if (fits(element)) at_ = element.value + element.length;
    }

    /// Whether it ends before what holds it.
    bool fits(const Element& element) {
        const std::uint64_t end = levels_.back().end;
        if (element.length <= end - element.value) return true;
        refusal_ = check_fits(element, end).error();
        return false;
    }

    std::string_view bytes_;
    std::uint64_t size_;
    bool header_only_;
    int nesting_;
    Look& look_;
    std::vector<Level> levels_;
    std::uint64_t at_ = 0;
    std::uint64_t elements_ = 0;
    int disorder_ = 0;
    std::span<const HeaderAttribute> header_ = header_attributes(); // those at and behind the last tag
    bool done_ = false;
    std::optional<Error> refusal_;
};

} // namespace

Expected<void> walk_dataset(std::string_view bytes, std::uint64_t size, bool header_only, int nesting,
                            Look& look) {
    return Walk(bytes, size, header_only, nesting, look).run();
}

} // namespace contourcheck::dicom
