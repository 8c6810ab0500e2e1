#pragma once

#include "dicom/dcmtk_bridge.h"

#include <array>
#include <span>

namespace contourcheck::dicom {

/// The attributes of a dataset, or of an item in one, by whatever reads them.
class Attributes {
public:
    Attributes() = default;
    Attributes(const Attributes&) = default;
    Attributes& operator=(const Attributes&) = default;
    virtual ~Attributes() = default;

    /// Value `index` of an attribute as a finite number, whatever representation it is written in.
    [[nodiscard]] virtual std::optional<double> number(const DcmTagKey& tag, unsigned index) const = 0;
    /// The value as printable UTF-8 without padding; bytes that are no UTF-8 are taken as Latin-1.
    [[nodiscard]] virtual std::string text(const DcmTagKey& tag) const = 0;
    [[nodiscard]] virtual bool has_value(const DcmTagKey& tag) const = 0;
    /// An item of a sequence, null where there is none.
    [[nodiscard]] virtual std::unique_ptr<Attributes> item(const DcmTagKey& sequence, int index) const = 0;

    [[nodiscard]] std::optional<double> number(const DcmTagKey& tag) const { return number(tag, 0); }
    /// The same where it is a whole number that fits an int.
    [[nodiscard]] std::optional<int> whole(const DcmTagKey& tag) const;

    /// The first `N` values, all of them or none.
    template <std::size_t N>
    [[nodiscard]] std::optional<std::array<double, N>> numbers(const DcmTagKey& tag) const {
        std::array<double, N> values{};
        for (std::size_t i = 0; i < N; ++i) {
            const auto value = number(tag, unsigned(i));
            if (!value) return std::nullopt;
            values[i] = *value;
        }
        return values;
    }
};

/// Those of what DCMTK has parsed.
class ParsedAttributes : public Attributes {
public:
    explicit ParsedAttributes(DcmItem& item) : item_(item) {}

    using Attributes::number;
    [[nodiscard]] std::optional<double> number(const DcmTagKey& tag, unsigned index) const override;
    [[nodiscard]] std::string text(const DcmTagKey& tag) const override;
    [[nodiscard]] bool has_value(const DcmTagKey& tag) const override;
    [[nodiscard]] std::unique_ptr<Attributes> item(const DcmTagKey& sequence, int index) const override;

private:
    DcmItem& item_; // DCMTK asks for one that may change to look into it
};

/// Without spaces, tabs and zeros at both ends.
[[nodiscard]] std::string_view unpadded(std::string_view text);

} // namespace contourcheck::dicom
