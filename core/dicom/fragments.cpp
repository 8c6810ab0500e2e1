#include "dicom/fragments.h"

#include "dicom/bytes.h"

#include <dcmtk/dcmdata/dcpxitem.h>

namespace contourcheck::dicom {

namespace {

Expected<std::vector<std::string_view>> all_items(DcmPixelSequence& sequence) {
    std::vector<std::string_view> items;
    for (unsigned long i = 0; i < sequence.card(); ++i) {
        DcmPixelItem* item = nullptr;
        Uint8* bytes = nullptr;
        if (const OFCondition got = sequence.getItem(item, i); got.bad() || item == nullptr)
            return tl::unexpected(to_error(got, "pixel data cannot be read"));
        const Uint32 length = item->getLength();
        if (length > 0)
            if (const OFCondition got = item->getUint8Array(bytes); got.bad() || bytes == nullptr)
                return tl::unexpected(to_error(got, "pixel data cannot be read"));
        items.emplace_back(reinterpret_cast<const char*>(bytes), length);
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

Expected<FrameFragments> fragments_of_frame(DcmPixelSequence& sequence, int frame, int frames) {
    const auto items = all_items(sequence);
    if (!items) return tl::unexpected(items.error());
    if (items->size() < 2) return fail(Code::malformed, Phrase::tr("pixel data have no fragments"));
    const std::size_t wanted = std::size_t(frame);
    std::size_t first = 1;
    std::size_t end = items->size();
    if (frames > 1 && items->size() - 1 == std::size_t(frames)) {
        first = 1 + wanted;
        end = first + 1;
    } else if (frames > 1) {
        auto starts = starts_by_table(*items);
        if (starts.size() != std::size_t(frames)) starts = starts_by_marker(*items);
        if (starts.size() != std::size_t(frames))
            return fail(Code::malformed,
                        Phrase::tr("has %1 frames in %2 fragments, and nothing tells which belongs to which",
                                   {std::to_string(frames), std::to_string(items->size() - 1)}));
        first = starts[wanted];
        if (wanted + 1 < starts.size()) end = starts[wanted + 1];
    }
    return FrameFragments{Uint32(first), {items->begin() + long(first), items->begin() + long(end)}};
}

} // namespace contourcheck::dicom
