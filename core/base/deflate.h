#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace contourcheck {

/// Deflate (RFC 1951) of bytes as they come. By ISA-L, which makes them as small as zlib at its default does, in a tenth of
/// the time. The same bytes, in whatever pieces, give the same result on every x86 processor that has SSE 4.2.
class Deflate {
public:
    enum class Form {
        raw,
        zlib ///< with the head and checksum of RFC 1950
    };
    explicit Deflate(Form form);
    Deflate(Deflate&&) noexcept;
    Deflate& operator=(Deflate&&) noexcept;
    ~Deflate();

    void add(std::string_view bytes);
    /// What came of them; nothing is added after.
    [[nodiscard]] std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Of the library that it was compiled with; it tells no other.
[[nodiscard]] std::string deflate_version();

/// CRC-32 as zip and PNG have it (ISO/IEC 15948 annex D). `before`: that of the bytes in front.
[[nodiscard]] std::uint32_t crc32_of(std::string_view bytes, std::uint32_t before = 0);

} // namespace contourcheck
