#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace contourcheck::batch {

/// The head of an .npy file in format 1.0, C order, padded so that the data start at a multiple of 64 (NumPy Enhancement
/// Proposal 1, numpy/lib/format.py). `type` is numpy's name: "int16", "float32", "bool", …
[[nodiscard]] std::string npy_head(std::string_view type, std::initializer_list<std::size_t> shape);

/// Bytes of one value of the type.
[[nodiscard]] std::size_t npy_item_size(std::string_view type);

} // namespace contourcheck::batch
