#include "demo/scanner.h"

#include "base/random.h"

#include <cmath>

namespace contourcheck::demo {

namespace {

constexpr int reach = 6;

/// The middle and one side of sinc times a Hann window: k-space cut at `share` of its extent and mildly filtered.
std::vector<float> spread(double share) {
    std::vector<double> half;
    double total = 0;
    for (int i = 0; i <= reach; ++i) {
        const double x = std::numbers::pi * share * i;
        const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * i / (reach + 1));
        half.push_back((i == 0 ? 1 : std::sin(x) / x) * window);
        total += (i == 0 ? 1 : 2) * half.back();
    }
    std::vector<float> result;
    for (const double value : half)
        result.push_back(float(value / total));
    return result;
}

/// out = in convolved with the kernel along rows (`step` 1) or columns (`step` the row length); edges stay 0.
void convolve_rows(const Grid<float>& in, Grid<float>& out, const std::vector<float>& kernel) {
    for (int y = 0; y < in.rows(); ++y) {
        const float* from = in.row(y).data();
        float* to = out.row(y).data();
        for (int x = reach; x < in.columns() - reach; ++x)
            to[x] = kernel[0] * from[x];
        for (int k = 1; k <= reach; ++k)
            for (int x = reach; x < in.columns() - reach; ++x)
                to[x] += kernel[std::size_t(k)] * (from[x - k] + from[x + k]);
    }
}

void convolve_columns(const Grid<float>& in, Grid<float>& out, const std::vector<float>& kernel) {
    for (int y = reach; y < in.rows() - reach; ++y) {
        float* to = out.row(y).data();
        const float* middle = in.row(y).data();
        for (int x = 0; x < in.columns(); ++x)
            to[x] = kernel[0] * middle[x];
        for (int k = 1; k <= reach; ++k) {
            const float* above = in.row(y - k).data();
            const float* below = in.row(y + k).data();
            for (int x = 0; x < in.columns(); ++x)
                to[x] += kernel[std::size_t(k)] * (above[x] + below[x]);
        }
    }
}

/// Close to normal with deviation 1, from one random number: four uniform ones of 16 bits. The point spread function
/// then adds many of them.
float bell(Random& random) {
    const std::uint64_t bits = random.next();
    const auto part = [&](unsigned shift) { return float((bits >> shift) & 0xffffU); };
    return (part(0) + part(16) + part(32) + part(48) - 131070.0F) * (1.7320508F / 65536.0F);
}

} // namespace

Scanner::Scanner()
    : along_rows_(spread(0.74)), along_columns_(spread(0.62)), real_(matrix), imaginary_(matrix),
      between_(matrix) {}

Grid<std::int16_t> Scanner::scan(const Anatomy& anatomy, const Signal& signal, const Grid<float>& gain,
                                 std::uint64_t seed) {
    Random random(seed);
    const float blood = float(anatomy.blood);
    // The point spread function averages noise away; before it there is more.
    const float noise = float(anatomy.noise) * 1.6F;
    for (std::size_t i = 0; i < signal.values().size(); ++i) {
        real_.values()[i] = blood * gain.values()[i] * signal.values()[i] + noise * bell(random);
        imaginary_.values()[i] = noise * bell(random);
    }
    for (Grid<float>* channel : {&real_, &imaginary_}) {
        convolve_rows(*channel, between_, along_rows_);
        convolve_columns(between_, *channel, along_columns_);
    }
    Grid<std::int16_t> pixels(matrix);
    const double radius = anatomy.field_of_view;
    for (int y = 0; y < matrix.rows; ++y) {
        for (int x = 0; x < matrix.columns; ++x) {
            const double dx = x - 127.5;
            const double dy = y - 127.5;
            if (dx * dx + dy * dy > radius * radius) continue;
            const float re = real_(y, x);
            const float im = imaginary_(y, x);
            pixels(y, x) = std::int16_t(std::min(32767.0F, std::sqrt(re * re + im * im) + 0.5F));
        }
    }
    return pixels;
}

} // namespace contourcheck::demo
