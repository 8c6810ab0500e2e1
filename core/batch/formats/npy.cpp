#include "batch/formats/npy.h"

#include <array>
#include <bit>
#include <cassert>
#include <utility>

namespace contourcheck::batch {

// The arrays are written as they lie in memory.
static_assert(std::endian::native == std::endian::little, "the types below say little endian");

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> descriptions = {{{"bool", "|b1"},
                                                                                        {"uint8", "|u1"},
                                                                                        {"int8", "|i1"},
                                                                                        {"uint16", "<u2"},
                                                                                        {"int16", "<i2"},
                                                                                        {"uint32", "<u4"},
                                                                                        {"int32", "<i4"},
                                                                                        {"float32", "<f4"},
                                                                                        {"float64", "<f8"}}};

std::string_view description_of(std::string_view type) {
    for (const auto& [name, description] : descriptions)
        if (name == type) return description;
    assert(false && "a type that numpy does not know");
    return "|V1";
}

} // namespace

std::string npy_head(std::string_view type, std::initializer_list<std::size_t> shape) {
    std::string dictionary =
        "{'descr': '" + std::string(description_of(type)) + "', 'fortran_order': False, 'shape': (";
    for (const std::size_t length : shape)
        dictionary += std::to_string(length) + ", ";
    if (shape.size() > 1) dictionary.resize(dictionary.size() - 2); // (3, 4) but (3, )
    dictionary += "), }";

    constexpr std::size_t fixed = 10; // magic, version, length
    const std::size_t total = (fixed + dictionary.size() + 1 + 63) / 64 * 64;
    dictionary.append(total - fixed - dictionary.size() - 1, ' ');
    dictionary += '\n';
    std::string head("\x93NUMPY\x01\x00", 8);
    head += char(dictionary.size() & 0xff);
    head += char(dictionary.size() >> 8);
    return head + dictionary;
}

std::size_t npy_item_size(std::string_view type) {
    return std::size_t(description_of(type).back() - '0');
}

} // namespace contourcheck::batch
