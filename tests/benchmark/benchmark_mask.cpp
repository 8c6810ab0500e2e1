// Nanoseconds a contour: reading, measuring, rasterising, and OpenCV's fillPoly on the same contours as a yardstick.
// benchmark_mask [FOLDER]: the contour files below FOLDER, or a chain of half-pixel moves like theirs.
#include "contour/measures.h"
#include "core/mask/drawing.h"

#include <chrono>
#include <cstdio>
#include <filesystem>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

using namespace contourcheck;
using namespace drawing;

namespace {

constexpr Shape shape{256, 256};

std::vector<Polygon> contours_below(const std::filesystem::path& folder) {
    std::vector<Polygon> contours;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (contour::parse_file_name(entry.path().filename().string()))
            if (const auto points = contour::read_points(entry.path())) contours.push_back(*points);
    return contours;
}

std::vector<Polygon> made_up_contours() {
    Random random(1);
    std::vector<Polygon> contours;
    for (int i = 0; i < 84; ++i)
        contours.push_back(chain(random, {120, 130}, random.uniform(12, 30)));
    return contours;
}

/// The best of some rounds over all contours.
template <class Work>
void time(const char* what, std::size_t contours, const Work& work) {
    using Clock = std::chrono::steady_clock;
    double best = 1e300;
    std::size_t sum = 0;
    for (int round = 0; round < 60; ++round) {
        const auto start = Clock::now();
        for (std::size_t i = 0; i < contours; ++i)
            sum += work(i);
        const std::chrono::duration<double, std::nano> taken = Clock::now() - start;
        best = std::min(best, taken.count() / double(contours));
    }
    std::printf("%-22s %8.0f ns   (%zu)\n", what, best, sum);
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<Polygon> contours = argc > 1 ? contours_below(argv[1]) : made_up_contours();
    if (contours.empty()) return 1;
    std::vector<std::string> texts;
    std::vector<std::vector<std::vector<cv::Point>>> shifted;
    std::size_t points = 0;
    for (const Polygon& contour : contours) {
        texts.push_back(contour::to_text(contour));
        points += contour.size();
        auto& polygon = shifted.emplace_back(1).front();
        for (const Point& point : contour)
            polygon.emplace_back(int(std::lround(point.x * 16)), int(std::lround(point.y * 16)));
    }
    std::printf("%zu contours, %zu points each on average, %d x %d\n", contours.size(),
                points / contours.size(), shape.rows, shape.columns);
    time("parse_points", contours.size(),
         [&](std::size_t i) { return contour::parse_points(texts[i], "")->size(); });
    time("validity", contours.size(),
         [&](std::size_t i) { return std::size_t(contour::validity(contours[i]).valid); });
    time("content_key", contours.size(),
         [&](std::size_t i) { return contour::content_key(contours[i]).size(); });
    time("an empty mask", contours.size(), [&](std::size_t) { return std::size_t(Mask(shape)(100, 100)); });
    for (const Rule rule : {Rule::centre, Rule::pil, Rule::coverage, Rule::touch})
        time(std::string(mask::word(rule)).c_str(), contours.size(), [&](std::size_t i) {
            return std::size_t(mask::rasterise(contours[i], shape, {0, rule})(100, 100));
        });
    time("coverage()", contours.size(),
         [&](std::size_t i) { return std::size_t(mask::coverage(contours[i], shape, 0)(100, 100) * 8); });
    time("cv::fillPoly", contours.size(), [&](std::size_t i) {
        cv::Mat_<std::uint8_t> mask(shape.rows, shape.columns, std::uint8_t(0));
        cv::fillPoly(mask, shifted[i], 1, cv::LINE_8, 4);
        return std::size_t(mask(100, 100));
    });
    return 0;
}
