#include "dicom/fragments.h"

#include "dicom/bytes.h"

namespace contourcheck::dicom {

namespace {

/// The offset table and the fragments, up to the delimiter.
std::vector<std::string_view> all_items(std::string_view pixels) {
    constexpr std::string_view item("\xfe\xff\0\xe0", 4);
    constexpr std::size_t head = 8;
    std::vector<std::string_view> items;
    while (pixels.size() >= head && pixels.starts_with(item)) {
        const std::size_t length = number_in(pixels.substr(item.size(), 4), false);
        if (length > pixels.size() - head) break;
        items.push_back(pixels.substr(head, length));
        pixels.remove_prefix(head + length);
    }
    return items;
}

/// The fragments that frames start with, by the basic offset table: offsets from the first fragment's tag.
std::vector<std::size_t> starts_by_table(const std::vector<std::string_view>& items) {
    std::vector<std::size_t> starts;
    std::uint64_t offset = 0;
    std::size_t i = 1;
    for (std::string_view table = items[0]; table.size() >= 4; table.remove_prefix(4)) {
        const std::uint32_t wanted = number_in(table.substr(0, 4), false);
        for (; i < items.size() && offset < wanted; ++i)
            offset += 8 + items[i].size();
        if (i == items.size() || offset != wanted) return {};
        starts.push_back(i);
    }
    return starts;
}

/// The same by the fragments' first bytes: JPEG's and JPEG-LS's SOI, JPEG 2000's SOC and SIZ.
std::vector<std::size_t> starts_by_marker(const std::vector<std::string_view>& items) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 1; i < items.size(); ++i)
        if (items[i].starts_with("\xff\xd8\xff") || items[i].starts_with("\xff\x4f\xff\x51"))
            starts.push_back(i);
    return starts;
}

} // namespace

std::string_view FrameFragments::whole(std::string& room) const {
    if (parts.size() == 1) return parts.front();
    std::size_t bytes = 0;
    for (const auto part : parts)
        bytes += part.size();
    room.clear();
    room.reserve(bytes);
    for (const auto part : parts)
        room += part;
    return room;
}

Expected<FrameFragments> fragments_of_frame(std::string_view pixels, int frame, int frames) {
    const auto items = all_items(pixels);
    if (items.size() < 2) return fail(Code::malformed, Phrase::tr("pixel data have no fragments"));
    const std::size_t wanted = std::size_t(frame);
    std::size_t first = 1;
    std::size_t end = items.size();
    if (frames > 1 && items.size() - 1 == std::size_t(frames)) {
        first = 1 + wanted;
        end = first + 1;
    } else if (frames > 1) {
        auto starts = starts_by_table(items);
        if (starts.size() != std::size_t(frames)) starts = starts_by_marker(items);
        if (starts.size() != std::size_t(frames))
            return fail(Code::malformed,
                        Phrase::tr("has %1 frames in %2 fragments, and nothing tells which belongs to which",
                                   {std::to_string(frames), std::to_string(items.size() - 1)}));
        first = starts[wanted];
        if (wanted + 1 < starts.size()) end = starts[wanted + 1];
    }
    return FrameFragments{{items.begin() + long(first), items.begin() + long(end)}};
}

} // namespace contourcheck::dicom
