#pragma once

/// What lay-out and painting of MatrixView share, in pixels.
namespace contourcheck::desktop::matrix {

inline constexpr int cell_height = 35; ///< with the gap
inline constexpr int gap = 3;
inline constexpr int narrowest = 47;     ///< a cell, with the gap: "−0.31" fits
inline constexpr int widest_cell = 96;   ///< with the gap
inline constexpr int longest_name = 132; ///< of a row or column; longer ones are elided
inline constexpr int rows_in_view = 14;
inline constexpr double slant = 0.7071; ///< column names that do not fit are turned by 45 degrees

} // namespace contourcheck::desktop::matrix
