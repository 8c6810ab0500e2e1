#include "dicom/jpeg_ls.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <span>

namespace contourcheck::dicom {

namespace {

/// Coding parameters (T.87 C.2.4.1), named as there.
struct Parameters {
    int maxval = 255, near = 0, t1 = 0, t2 = 0, t3 = 0, reset = 0;

    [[nodiscard]] int step() const { return 2 * near + 1; }
    [[nodiscard]] int range() const { return (maxval + 2 * near) / step() + 1; }
};

int bits_for(int values) {
    int bits = 0;
    while ((1 << bits) < values)
        ++bits;
    return bits;
}

/// T.87 C.2.4.1.1.1, for those that are 0: not given.
void fill_defaults(Parameters& p) {
    const auto clamp = [&](int value, int low) { return value > p.maxval || value < low ? low : value; };
    const bool wide = p.maxval >= 128;
    const int factor = wide ? (std::min(p.maxval, 4095) + 128) / 256 : 256 / (p.maxval + 1);
    const auto basic = [&](int threshold, int least) {
        return wide ? factor * (threshold - least) + least : std::max(least, threshold / factor);
    };
    if (p.t1 == 0) p.t1 = clamp(basic(3, 2) + 3 * p.near, p.near + 1);
    if (p.t2 == 0) p.t2 = clamp(basic(7, 3) + 5 * p.near, p.t1);
    if (p.t3 == 0) p.t3 = clamp(basic(21, 4) + 7 * p.near, p.t2);
    if (p.reset == 0) p.reset = 64;
}

/// Bits of the entropy-coded data: after a byte of 0xFF the next has seven (T.87 9.1); a marker ends them.
class Bits {
public:
    explicit Bits(std::string_view bytes) : bytes_(bytes) {}

    int next() {
        if (left_ == 0 && !refill()) {
            ended_ = true;
            return 1; // ends any run of zeros
        }
        --left_;
        return (current_ >> unsigned(left_)) & 1;
    }
    std::int64_t next(int count) {
        std::int64_t value = 0;
        while (count-- > 0)
            value = value << 1 | next();
        return value;
    }
    [[nodiscard]] bool ended() const { return ended_; }

private:
    bool refill() {
        if (at_ >= bytes_.size()) return false;
        const bool after_ff = current_ == 0xff;
        const int byte = static_cast<unsigned char>(bytes_[at_]);
        if (after_ff && byte >= 0x80) return false;
        ++at_;
        current_ = byte;
        left_ = after_ff ? 7 : 8;
        return true;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    int current_ = 0;
    int left_ = 0;
    bool ended_ = false;
};

/// Statistics of a context (T.87 A.2); `negative` is Nn of the run interruption contexts.
struct Context {
    std::int64_t a = 0;
    int b = 0, c = 0, n = 1, negative = 0;

    [[nodiscard]] int golomb(std::int64_t sum) const {
        int k = 0;
        while ((std::int64_t(n) << k) < sum)
            ++k;
        return k;
    }
    void halve(int reset) {
        if (n == reset) {
            a >>= 1;
            b >>= 1;
            n >>= 1;
            negative >>= 1;
        }
        ++n;
    }
};

/// One scan of one component (T.87 annex A).
class Scan {
public:
    Scan(const Parameters& p, std::string_view data)
        : p_(p), bits_(data), range_(p.range()), qbpp_(bits_for(range_)) {
        const int bpp = std::max(2, bits_for(p.maxval + 1));
        limit_ = 2 * (bpp + std::max(8, bpp));
        const Context start{.a = std::max(2, (range_ + 32) / 64)};
        contexts_.fill(start);
        run_contexts_.fill(start);
    }

    /// Lines with a sample before the first and one behind the last, so that every neighbour exists (T.87 A.2.1).
    bool decode(Shape shape, std::vector<std::uint16_t>& samples) {
        const std::size_t width = std::size_t(shape.columns);
        std::vector<int> above(width + 2, 0);
        std::vector<int> line(width + 2, 0);
        for (int row = 0; row < shape.rows; ++row) {
            line[0] = above[1];
            above[width + 1] = above[width];
            if (!decode_line(above, line, width)) return false;
            std::copy(line.begin() + 1, line.end() - 1, samples.begin() + long(row) * shape.columns);
            std::swap(above, line);
        }
        return true;
    }

private:
    bool decode_line(std::span<const int> above, std::span<int> line, std::size_t width) {
        for (std::size_t x = 1; x <= width;) {
            const int a = line[x - 1], b = above[x], c = above[x - 1], d = above[x + 1];
            const int q1 = quantise(d - b), q2 = quantise(b - c), q3 = quantise(c - a);
            if (q1 == 0 && q2 == 0 && q3 == 0) {
                if (!decode_run(above, line, x, width)) return false;
                continue;
            }
            const int index = 81 * q1 + 9 * q2 + q3; // its sign is that of the first that is not 0
            const auto sample = regular(contexts_[std::size_t(std::abs(index))], index < 0 ? -1 : 1, a, b, c);
            if (!sample) return false;
            line[x++] = *sample;
        }
        return true;
    }

    [[nodiscard]] int quantise(int difference) const {
        const int size = std::abs(difference);
        const int region = size <= p_.near ? 0 : size < p_.t1 ? 1 : size < p_.t2 ? 2 : size < p_.t3 ? 3 : 4;
        return difference < 0 ? -region : region;
    }

    std::optional<int> regular(Context& context, int sign, int a, int b, int c) {
        int predicted = a + b - c;
        if (c >= std::max(a, b))
            predicted = std::min(a, b);
        else if (c <= std::min(a, b))
            predicted = std::max(a, b);
        predicted = std::clamp(predicted + sign * context.c, 0, p_.maxval);
        const int k = context.golomb(context.a);
        const auto mapped = golomb_code(k, limit_);
        if (!mapped) return std::nullopt;
        int error = *mapped % 2 == 0 ? *mapped / 2 : -(*mapped + 1) / 2;
        if (p_.near == 0 && k == 0 && 2 * context.b <= -context.n) error = -error - 1;
        update(context, error);
        return reconstructed(predicted, sign * error);
    }

    /// T.87 A.6.
    void update(Context& context, int error) const {
        context.b += error * p_.step();
        context.a += std::abs(error);
        context.halve(p_.reset);
        if (context.b <= -context.n) {
            context.b = std::max(context.b + context.n, 1 - context.n);
            context.c = std::max(context.c - 1, -128);
        } else if (context.b > 0) {
            context.b = std::min(context.b - context.n, 0);
            context.c = std::min(context.c + 1, 127);
        }
    }

    /// T.87 A.7: equal samples up to the line's end or a sample that interrupts them.
    bool decode_run(std::span<const int> above, std::span<int> line, std::size_t& x, std::size_t width) {
        static constexpr std::array<int, 32> j{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,  2,  3,  3,  3,  3,
                                               4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        const int value = line[x - 1];
        const auto fill = [&](std::size_t count) {
            std::fill_n(line.begin() + long(x), count, value);
            x += count;
        };
        while (bits_.next() == 1) {
            if (bits_.ended()) return false;
            const std::size_t full = std::size_t(1) << unsigned(j[run_index_]);
            const std::size_t count = std::min(full, width + 1 - x);
            fill(count);
            if (count == full) run_index_ = std::min<std::size_t>(run_index_ + 1, 31);
            if (x > width) return true;
        }
        const std::size_t rest = std::size_t(bits_.next(j[run_index_]));
        if (bits_.ended() || rest >= width + 1 - x) return false;
        fill(rest);
        const auto sample = interruption(value, above[x], limit_ - j[run_index_] - 1);
        if (!sample) return false;
        line[x++] = *sample;
        if (run_index_ > 0) --run_index_;
        return true;
    }

    std::optional<int> interruption(int a, int b, int limit) {
        const bool alike = std::abs(a - b) <= p_.near; // RItype
        Context& context = run_contexts_[alike ? 1 : 0];
        const int k = context.golomb(alike ? context.a + context.n / 2 : context.a);
        const auto mapped = golomb_code(k, limit);
        if (!mapped) return std::nullopt;
        const int code = *mapped + (alike ? 1 : 0);
        const bool odd = code % 2 == 1;
        const bool negative = (k != 0 || 2 * context.negative >= context.n) == odd;
        const int error = negative ? -((code + 1) / 2) : (code + 1) / 2;
        if (error < 0) ++context.negative;
        context.a += (*mapped + (alike ? 0 : 1)) / 2;
        context.halve(p_.reset);
        return reconstructed(alike ? a : b, !alike && a > b ? -error : error);
    }

    /// T.87 A.5.3; nothing where the bits end or the error is larger than any can be.
    std::optional<int> golomb_code(int k, int limit) {
        const int longest = limit - qbpp_ - 1;
        int zeros = 0;
        while (bits_.next() == 0)
            if (++zeros > longest) return std::nullopt;
        const std::int64_t code =
            zeros < longest ? std::int64_t(zeros) << k | bits_.next(k) : bits_.next(qbpp_) + 1;
        if (bits_.ended() || code > 2 * std::int64_t(range_)) return std::nullopt;
        return int(code);
    }

    [[nodiscard]] int reconstructed(int predicted, int error) const {
        int sample = predicted + error * p_.step();
        if (sample < -p_.near)
            sample += range_ * p_.step();
        else if (sample > p_.maxval + p_.near)
            sample -= range_ * p_.step();
        return std::clamp(sample, 0, p_.maxval);
    }

    Parameters p_;
    Bits bits_;
    int range_;
    int qbpp_;
    int limit_ = 0;
    std::array<Context, 365> contexts_;
    std::array<Context, 2> run_contexts_;
    std::size_t run_index_ = 0;
};

int word(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) << 8 | static_cast<unsigned char>(bytes[at + 1]);
}

/// LSE (T.87 C.2.4.1): preset coding parameters; mapping tables are not for DICOM's grey pictures.
Expected<void> read_presets(std::string_view segment, Parameters& p) {
    if (segment.size() < 11 || segment[0] != 1)
        return fail(Code::unsupported, "JPEG-LS: mapping tables are not supported");
    const int maxval = word(segment, 1);
    if (maxval > p.maxval) return fail(Code::malformed, "JPEG-LS: the parameters make no sense");
    if (maxval != 0) p.maxval = maxval;
    p.t1 = word(segment, 3);
    p.t2 = word(segment, 5);
    p.t3 = word(segment, 7);
    p.reset = word(segment, 9);
    return {};
}

Expected<void> read_scan_header(std::string_view segment, Parameters& p) {
    if (segment.size() < 6 || segment[0] != 1)
        return fail(Code::malformed, "JPEG-LS: the scan is no single one");
    if (segment[2] != 0 || segment[5] != 0)
        return fail(Code::unsupported, "JPEG-LS: mapping tables and point transforms are not supported");
    p.near = static_cast<unsigned char>(segment[3]);
    fill_defaults(p);
    const bool sensible = p.near <= std::min(255, p.maxval / 2) && p.near < p.t1 && p.t1 <= p.t2 &&
                          p.t2 <= p.t3 && p.t3 <= p.maxval && p.reset >= 3 &&
                          p.reset <= std::max(255, p.maxval);
    if (!sensible) return fail(Code::malformed, "JPEG-LS: the parameters make no sense");
    return {};
}

} // namespace

Expected<std::vector<std::uint16_t>> decode_jpeg_ls(std::string_view codestream, Shape shape) {
    Parameters parameters;
    for (std::size_t at = 2; at + 4 <= codestream.size();) {
        const int marker = word(codestream, at);
        if (marker == 0xffff) { // a fill byte
            ++at;
            continue;
        }
        const std::size_t length = std::size_t(word(codestream, at + 2));
        if (marker < 0xffc0 || length < 2 || length > codestream.size() - at - 2) break;
        const std::string_view segment = codestream.substr(at + 4, length - 2);
        at += 2 + length;
        Expected<void> read;
        if (marker == 0xfff7 && !segment.empty()) {
            const int precision = segment[0];
            if (precision < 2 || precision > 16)
                return fail(Code::malformed, "JPEG-LS: the precision makes no sense");
            parameters.maxval = (1 << precision) - 1;
        } else if (marker == 0xfff8) {
            read = read_presets(segment, parameters);
        } else if (marker == 0xffdd) {
            return fail(Code::unsupported, "JPEG-LS: restart intervals are not supported");
        } else if (marker == 0xffda) {
            if (read = read_scan_header(segment, parameters); !read) return tl::unexpected(read.error());
            std::vector<std::uint16_t> samples(shape.size());
            if (Scan(parameters, codestream.substr(at)).decode(shape, samples)) return samples;
            return fail(Code::malformed, "JPEG-LS: the codestream ends early or is broken");
        }
        if (!read) return tl::unexpected(read.error());
    }
    return fail(Code::malformed, "JPEG-LS: the codestream has no scan");
}

} // namespace contourcheck::dicom
