#pragma once

#include "base/block_store.h"

#include <cassert>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <vector>

namespace contourcheck {

/// Size of a grid: rows (y, downwards) before columns (x, rightwards), as in DICOM (0028,0010) and (0028,0011).
struct Shape {
    int rows = 0;
    int columns = 0;

    [[nodiscard]] std::size_t size() const { return std::size_t(rows) * std::size_t(columns); }
    friend bool operator==(const Shape&, const Shape&) = default;
};

/// The one image type: a dense row-major matrix, indexed (row, column). Pixel (0, 0) is the top left one.
template <class T>
class Grid {
public:
    using value_type = T;

    Grid() = default;
    explicit Grid(Shape shape, T value = T{}) : shape_(shape), values_(shape.size(), value) {}
    Grid(Shape shape, std::span<const T> values) : shape_(shape), values_(values.begin(), values.end()) {
        assert(values_.size() == shape_.size());
    }
    Grid(Shape shape, std::initializer_list<T> values) : Grid(shape, std::span<const T>(values)) {}
    /// Values that are to be written before they are read.
    [[nodiscard]] static Grid unset(Shape shape) {
        Grid grid;
        grid.shape_ = shape;
        grid.values_ = Values(shape.size());
        return grid;
    }

    [[nodiscard]] Shape shape() const { return shape_; }
    [[nodiscard]] int rows() const { return shape_.rows; }
    [[nodiscard]] int columns() const { return shape_.columns; }
    [[nodiscard]] bool empty() const { return values_.empty(); }

    [[nodiscard]] T& operator()(int row, int column) { return values_[index(row, column)]; }
    [[nodiscard]] const T& operator()(int row, int column) const { return values_[index(row, column)]; }

    [[nodiscard]] std::span<T> values() { return values_; }
    [[nodiscard]] std::span<const T> values() const { return values_; }
    [[nodiscard]] std::span<T> row(int r) { return std::span(values_).subspan(index(r, 0), columns()); }
    [[nodiscard]] std::span<const T> row(int r) const {
        return std::span(values_).subspan(index(r, 0), columns());
    }

    friend bool operator==(const Grid&, const Grid&) = default;

private:
    using Values = std::vector<T, GridMemory<T>>;

    [[nodiscard]] std::size_t index(int row, int column) const {
        assert(row >= 0 && row < shape_.rows && column >= 0 &&
               (column < shape_.columns || shape_.columns == 0));
        return std::size_t(row) * std::size_t(shape_.columns) + std::size_t(column);
    }

    Shape shape_;
    Values values_;
};

} // namespace contourcheck
