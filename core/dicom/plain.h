#pragma once

#include "dicom/attributes.h"

namespace contourcheck::dicom {

/// An attribute that a header is made of, and its value representation by the data dictionary (PS3.6 chapter 6).
struct HeaderAttribute {
    std::uint32_t tag;
    Vr vr;
};
/// In ascending order of their tags.
[[nodiscard]] std::span<const HeaderAttribute> header_attributes();
/// Null for any other attribute.
[[nodiscard]] const HeaderAttribute* header_attribute(std::uint32_t tag);

/// The attributes of a dataset straight from its bytes, without DCMTK. Only for a dataset in which each of them is
/// written so that it can be read in one way alone: little endian, in the order of the tags, in its own representation,
/// in plain characters, one frame without functional groups.
class PlainAttributes : public Attributes {
public:
    /// Nothing where the dataset is not like that. `dataset` and `look` stay as long as the attributes are read.
    [[nodiscard]] static std::optional<PlainAttributes> of(std::string_view dataset, const Look& look);

    using Attributes::number;
    [[nodiscard]] std::optional<double> number(const DcmTagKey& tag, unsigned index) const override;
    [[nodiscard]] std::string text(const DcmTagKey& tag) const override;
    [[nodiscard]] bool has_value(const DcmTagKey& tag) const override;
    [[nodiscard]] std::unique_ptr<Attributes> item(const DcmTagKey& sequence, int index) const override;

private:
    PlainAttributes(std::string_view dataset, const Look& look) : dataset_(dataset), look_(&look) {}
    [[nodiscard]] const Element* find(const DcmTagKey& tag) const;
    [[nodiscard]] std::string_view value_of(const Element& element) const;
    [[nodiscard]] bool is_plain(const Element& element) const;

    std::string_view dataset_;
    const Look* look_;
};

} // namespace contourcheck::dicom
