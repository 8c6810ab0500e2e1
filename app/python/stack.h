#pragma once

#include "loader/batch_loader.h"

#include <memory>

namespace contourcheck::python {

/// Pairs of one shape and type, one after the other in two blocks: (N, rows, columns) in C order.
struct Stacked {
    std::size_t count = 0;
    Shape shape;
    std::string pixel_type;              ///< as loader::export_type has it
    std::string mask_type;               ///< "bool", or "float32" for coverage
    std::unique_ptr<std::byte[]> images; ///< with the rescale applied, where there is one
    std::unique_ptr<std::byte[]> masks;
};

/// The batch's pairs, which it takes the place of; what failed is passed over.
[[nodiscard]] Stacked stack(loader::Batch batch);

} // namespace contourcheck::python
