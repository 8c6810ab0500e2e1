#include "bare.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

#include <zlib.h>

namespace bare {

constexpr int side = 256;

namespace {

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    DIR* const listing = ::opendir(folder.c_str());
    if (listing == nullptr) return names;
    while (const dirent* entry = ::readdir(listing))
        if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    ::closedir(listing);
    return names;
}

std::uint32_t number(const char* bytes, int count) {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes, std::size_t(count));
    return value;
}

} // namespace

std::vector<Pair> find(const std::string& root) {
    std::vector<Pair> pairs;
    std::ifstream table(root + "/link.csv");
    std::string line;
    std::getline(table, line);
    while (std::getline(table, line)) {
        while (!line.empty() && line.back() == '\r')
            line.pop_back();
        const auto comma = line.find(',');
        for (const char* kind : {"/i-contours/", "/o-contours/"}) {
            const std::string folder = root + "/contourfiles/" + line.substr(comma + 1) + kind;
            for (const auto& name : names_in(folder)) // IM-0001-0048-icontour-manual.txt
                pairs.push_back({root + "/dicoms/" + line.substr(0, comma) + "/" +
                                     std::to_string(std::atoi(name.c_str() + 8)) + ".dcm",
                                 folder + name});
        }
    }
    return pairs;
}

std::size_t list(const std::string& root) {
    std::size_t count = 0;
    for (const auto& patient : names_in(root + "/dicoms"))
        count += names_in(root + "/dicoms/" + patient).size();
    for (const auto& original : names_in(root + "/contourfiles"))
        for (const char* kind : {"/i-contours", "/o-contours"})
            count += names_in(root + "/contourfiles/" + original + kind).size();
    return count;
}

std::size_t read(const std::string& file, std::vector<char>& bytes) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    std::size_t filled = 0;
    if (bytes.size() < (1U << 18U)) bytes.resize(1U << 18U);
    while (const ssize_t got = ::read(descriptor, bytes.data() + filled, bytes.size() - filled)) {
        if (got < 0) break;
        filled += std::size_t(got);
        if (filled == bytes.size()) bytes.resize(2 * filled);
    }
    ::close(descriptor);
    return filled;
}

std::size_t find_pixels(const char* bytes, std::size_t size) {
    for (std::size_t at = 132; at + 12 <= size;) {
        const std::uint32_t tag = number(bytes + at, 2) << 16U | number(bytes + at + 2, 2);
        const std::string_view vr(bytes + at + 4, 2);
        const bool is_long = vr == "OB" || vr == "OW" || vr == "SQ" || vr == "UN" || vr == "UT" || vr == "OF";
        const std::size_t value = at + (is_long ? 12 : 8);
        if (tag == 0x7fe00010) return value;
        at = value + (is_long ? number(bytes + at + 8, 4) : number(bytes + at + 6, 2));
    }
    return size;
}

void parse(const char* text, std::size_t size, Points& points) {
    points.clear();
    const char* const end = text + size;
    const auto take = [&](double& value) {
        std::int64_t whole = 0;
        double scale = 1;
        bool behind_point = false;
        for (; text != end && (*text == '.' || (*text >= '0' && *text <= '9')); ++text) {
            if (*text == '.') {
                behind_point = true;
                continue;
            }
            whole = whole * 10 + (*text - '0');
            if (behind_point) scale *= 10;
        }
        value = double(whole) / scale;
        while (text != end && (*text == ' ' || *text == '\r' || *text == '\n'))
            ++text;
    };
    while (text != end) {
        double x = 0;
        double y = 0;
        take(x);
        take(y);
        points.emplace_back(x, y);
    }
}

void rasterise(const Points& points, std::uint8_t* mask) {
    static thread_local std::array<std::array<double, 64>, side> crossings;
    static thread_local std::array<int, side> counts;
    counts.fill(0);
    int top = side;
    int bottom = -1;
    auto last = points.back();
    for (const auto& point : points) {
        const auto& [a, b] = last.second < point.second ? std::pair(last, point) : std::pair(point, last);
        const int first = std::max(0, int(a.second) + (a.second > int(a.second) ? 1 : 0));
        const double slope = (b.first - a.first) / (b.second - a.second);
        for (int row = first; row < side && row < b.second; ++row) {
            auto& count = counts[std::size_t(row)];
            crossings[std::size_t(row)][std::size_t(count)] = a.first + (row - a.second) * slope;
            if (count < 63) ++count;
            top = std::min(top, row);
            bottom = std::max(bottom, row);
        }
        last = point;
    }
    for (int row = top; row <= bottom; ++row) {
        auto* const begin = crossings[std::size_t(row)].data();
        std::sort(begin, begin + counts[std::size_t(row)]);
        for (int i = 0; i + 1 < counts[std::size_t(row)]; i += 2) {
            const int from = std::clamp(int(begin[i]) + 1, 0, side);
            const int to = std::clamp(int(begin[i + 1]) + 1, 0, side);
            if (to > from) std::memset(mask + row * side + from, 1, std::size_t(to - from));
        }
    }
}

void load(const Pair& pair, std::vector<char>& bytes, Points& points, Loaded& loaded) {
    const std::size_t size = read(pair.slice, bytes);
    const std::size_t at = find_pixels(bytes.data(), size);
    loaded.pixels.resize(std::size_t(side) * side);
    std::memcpy(loaded.pixels.data(), bytes.data() + at, std::min(size - at, loaded.pixels.size() * 2));
    parse(bytes.data(), read(pair.contour, bytes), points);
    loaded.mask.assign(std::size_t(side) * side, 0);
    rasterise(points, loaded.mask.data());
}

namespace {

void add_chunk(std::string& png, const std::string& kind, const std::string& data) {
    const auto add_number = [&](std::uint32_t value) {
        for (int place = 24; place >= 0; place -= 8)
            png += char((value >> unsigned(place)) & 0xffU);
    };
    add_number(std::uint32_t(data.size()));
    const std::string all = kind + data;
    png += all;
    add_number(std::uint32_t(::crc32(0, reinterpret_cast<const Bytef*>(all.data()), uInt(all.size()))));
}

} // namespace

std::string picture(const Loaded& loaded) {
    constexpr int scale = 3;
    constexpr int large = side * scale;
    const auto [least, most] = std::minmax_element(loaded.pixels.begin(), loaded.pixels.end());
    const float grey_step = 255.F / float(std::max(1, *most - *least));
    std::string rows;
    rows.reserve(std::size_t(large) * (large * 3 + 1));
    for (int y = 0; y < large; ++y) {
        rows += '\0'; // no filter
        const int row = std::min(y / scale, side - 2);
        const float down = float(y - row * scale) / scale;
        for (int x = 0; x < large; ++x) {
            const int column = std::min(x / scale, side - 2);
            const float right = float(x - column * scale) / scale;
            const std::int16_t* const here = &loaded.pixels[std::size_t(row * side + column)];
            const float above = float(here[0]) + float(here[1] - here[0]) * right;
            const float below = float(here[side]) + float(here[side + 1] - here[side]) * right;
            const float grey = (above + (below - above) * down - float(*least)) * grey_step;
            const bool inside = loaded.mask[std::size_t(y / scale * side + x / scale)] != 0;
            const float share = inside ? 0.35F : 0;
            rows += char(int(grey + (240 - grey) * share));
            rows += char(int(grey + (228 - grey) * share));
            rows += char(int(grey + (66 - grey) * share));
        }
    }
    std::string packed(::compressBound(uLong(rows.size())), '\0');
    uLongf size = uLongf(packed.size());
    ::compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
                uLong(rows.size()), 1);
    packed.resize(size);
    std::string png = "\x89PNG\r\n\x1a\n";
    add_chunk(png, "IHDR", std::string("\0\0\3\0\0\0\3\0\x08\2\0\0\0", 13));
    add_chunk(png, "IDAT", packed);
    add_chunk(png, "IEND", "");
    return png;
}

} // namespace bare
