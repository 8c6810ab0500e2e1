#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// The least that the loader's work takes, written as plainly as it can be: no checks, no errors, files as the Sunnybrook
/// data has them. What the benchmark calls the bound.
namespace bare {

using Points = std::vector<std::pair<double, double>>;

struct Pair {
    std::string slice;
    std::string contour;
};

/// The pairs of a dataset in the challenge layout, by its table and folder listings.
std::vector<Pair> find(const std::string& root);
/// Names of all slices and contours there are.
std::size_t list(const std::string& root);

/// Into `bytes`, which is as large as it was before or larger.
std::size_t read(const std::string& file, std::vector<char>& bytes);
/// Where the value of Pixel Data starts: element by element, Explicit VR Little Endian.
std::size_t find_pixels(const char* bytes, std::size_t size);
void parse(const char* text, std::size_t size, Points& points);
/// A scanline through the centres, even-odd, into 256 x 256 zeros.
void rasterise(const Points& points, std::uint8_t* mask);

/// Read, parsed and rasterised.
struct Loaded {
    std::vector<std::int16_t> pixels;
    std::vector<std::uint8_t> mask;
};
/// Into memory that is used again, as no batch loader that gives its batches away can.
void load(const Pair& pair, std::vector<char>& bytes, Points& points, Loaded& loaded);

/// 768 x 768: windowed, enlarged linearly, the mask blended in, as a PNG file.
std::string picture(const Loaded& loaded);

} // namespace bare
