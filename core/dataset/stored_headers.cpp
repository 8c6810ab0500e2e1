#include "dataset/stored_headers.h"

#include <array>
#include <cstring>
#include <tuple>
#include <type_traits>

namespace contourcheck::dataset {

namespace {

/// Every member of a header; one more does not compile until it is named here.
template <class Header>
auto members(Header& header) {
    auto& [shape, frames, bits_allocated, bits_stored, is_signed, photometric, rescale, spacing, position_mm,
           orientation, trigger_time_ms, frame_time_ms, beat_ms, slice_thickness_mm, window, instance_number,
           series_number, burned_in, patient_id, study_uid, series_uid, sop_uid, modality,
           transfer_syntax_uid] = header;
    return std::tie(shape, frames, bits_allocated, bits_stored, is_signed, photometric, rescale, spacing,
                    position_mm, orientation, trigger_time_ms, frame_time_ms, beat_ms, slice_thickness_mm,
                    window, instance_number, series_number, burned_in, patient_id, study_uid, series_uid,
                    sop_uid, modality, transfer_syntax_uid);
}

constexpr std::size_t member_count = std::tuple_size_v<decltype(members(std::declval<dicom::Header&>()))>;
using Members = std::array<std::string, member_count>; ///< each as bytes
using Mask = std::uint32_t;                            ///< a bit a member
static_assert(member_count <= 8 * sizeof(Mask));

template <class T>
void put(std::string& bytes, const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put(std::string& bytes, const std::string& text) {
    put(bytes, text.size());
    bytes += text;
}

template <class T>
void put(std::string& bytes, const std::optional<T>& value) {
    put(bytes, value.has_value());
    if (value) put(bytes, *value);
}

Members as_bytes(const dicom::Header& header) {
    Members result;
    std::apply([&, i = std::size_t(0)](const auto&... each) mutable { (put(result[i++], each), ...); },
               members(header));
    return result;
}

/// Reads values off the front of the bytes; from the first that is not there on, all stay as they are.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : left_(bytes) {}

    template <class T>
    void read(T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (const auto bytes = next(sizeof value)) std::memcpy(&value, bytes->data(), sizeof value);
    }
    void read(bool& value) { // any other byte is no bool
        unsigned char byte = 0;
        read(byte);
        is_whole_ = is_whole_ && byte <= 1;
        value = byte == 1;
    }
    void read(std::string& text) {
        std::size_t size = 0;
        read(size);
        if (const auto bytes = next(size)) text = *bytes;
    }
    template <class T>
    void read(std::optional<T>& value) {
        bool is_there = false;
        read(is_there);
        if (is_there)
            read(value.emplace());
        else
            value.reset();
    }
    void read_marked(Mask mask, dicom::Header& header) {
        std::apply([&](auto&... each) { ((mask & 1U ? read(each) : void(), mask >>= 1U), ...); },
                   members(header));
    }

    [[nodiscard]] bool is_whole() const { return is_whole_; }
    [[nodiscard]] bool at_end() const { return left_.empty(); }

private:
    std::optional<std::string_view> next(std::size_t count) {
        is_whole_ = is_whole_ && count <= left_.size();
        if (!is_whole_) return std::nullopt;
        const std::string_view result = left_.substr(0, count);
        left_.remove_prefix(count);
        return result;
    }

    std::string_view left_;
    bool is_whole_ = true;
};

} // namespace

std::string to_bytes(const StoredHeaders& headers) {
    std::string bytes;
    Members before = as_bytes({});
    for (const auto& [name, stored] : headers) {
        Members now = as_bytes(stored.header);
        Mask mask = 0;
        std::string differing;
        for (std::size_t i = 0; i < member_count; ++i) {
            if (now[i] == before[i]) continue;
            mask |= Mask(1) << i;
            differing += now[i];
        }
        put(bytes, name);
        put(bytes, stored.stamp);
        put(bytes, mask);
        bytes += differing;
        before = std::move(now);
    }
    return bytes;
}

std::optional<StoredHeaders> headers_from_bytes(std::string_view bytes) {
    StoredHeaders result;
    dicom::Header header;
    for (ByteReader reader(bytes); !reader.at_end();) {
        std::string name;
        FileStamp stamp;
        Mask mask = 0;
        reader.read(name);
        reader.read(stamp);
        reader.read(mask);
        reader.read_marked(mask, header);
        if (!reader.is_whole()) return std::nullopt;
        result.insert_or_assign(result.end(), std::move(name), StoredHeader{stamp, header});
    }
    return result;
}

} // namespace contourcheck::dataset
