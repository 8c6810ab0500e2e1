#include "base/deflate.h"

#include <isa-l.h>

#include <array>

namespace contourcheck {

namespace {

constexpr int level = 2;                    // 3 is no smaller on pictures and ten times as slow on masks
constexpr std::size_t whole_step = 1 << 16; // what comes of bytes does not depend on the pieces they come in
/// Flushed on their own, for some ten bytes more. Of a longer first piece ISA-L 2.30 takes the hash of one position from where
/// the stream lies in memory (.write_first_byte in igzip_icf_body_h1_gr_bt.asm), and may then find other matches.
constexpr std::size_t first_step = 8;

} // namespace

struct Deflate::State {
    isal_zstream stream;
    std::array<std::uint8_t, ISAL_DEF_LVL2_DEFAULT> room; // that it works in
    std::array<std::uint8_t, whole_step> out;
    std::size_t step = first_step;
    std::string waiting; // fewer than a step
    std::string made;

    void run(std::string_view bytes, bool is_end) {
        stream.flush = step == first_step && !is_end ? SYNC_FLUSH : NO_FLUSH;
        step = whole_step;
        stream.next_in = const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(bytes.data()));
        stream.avail_in = std::uint32_t(bytes.size());
        stream.end_of_stream = is_end;
        do {
            stream.next_out = out.data();
            stream.avail_out = std::uint32_t(out.size());
            isal_deflate(&stream); // fails for settings alone
            made.append(reinterpret_cast<const char*>(out.data()), out.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    }
};

Deflate::Deflate(Form form) : state_(new State) { // its room is not cleared
    isal_deflate_init(&state_->stream);
    state_->stream.level = level;
    state_->stream.level_buf = state_->room.data();
    state_->stream.level_buf_size = std::uint32_t(state_->room.size());
    state_->stream.gzip_flag = form == Form::zlib ? IGZIP_ZLIB : IGZIP_DEFLATE;
}

Deflate::Deflate(Deflate&&) noexcept = default;
Deflate& Deflate::operator=(Deflate&&) noexcept = default;
Deflate::~Deflate() = default;

void Deflate::add(std::string_view bytes) {
    std::string& waiting = state_->waiting;
    while (waiting.size() + bytes.size() >= state_->step) {
        const std::size_t count = state_->step - waiting.size();
        if (waiting.empty()) {
            state_->run(bytes.substr(0, count), false);
        } else {
            waiting += bytes.substr(0, count);
            state_->run(waiting, false);
            waiting.clear();
        }
        bytes.remove_prefix(count);
    }
    waiting += bytes;
}

std::string Deflate::finish() {
    state_->run(state_->waiting, true);
    return std::move(state_->made);
}

std::string deflate_version() {
    return std::to_string(ISAL_MAJOR_VERSION) + '.' + std::to_string(ISAL_MINOR_VERSION) + '.' +
           std::to_string(ISAL_PATCH_VERSION);
}

std::uint32_t crc32_of(std::string_view bytes, std::uint32_t before) {
    return crc32_gzip_refl(before, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

} // namespace contourcheck
