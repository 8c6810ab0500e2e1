#include "batch/formats/npz.h"

#include "batch/formats/npy.h"
#include "batch/formats/writing.h"
#include "batch/zip_file.h"

#include <algorithm>
#include <deque>

namespace contourcheck::batch {

namespace {

using Pairs = std::span<const loader::Pair* const>;

/// What all pairs of a file have in common, by any of them.
struct Layout {
    Layout(std::size_t of, const loader::Pair& pair)
        : count(of), rows(std::size_t(dicom::shape(pair.slice.pixels).rows)),
          columns(std::size_t(dicom::shape(pair.slice.pixels).columns)),
          image_type(loader::export_type(pair.slice.header)),
          mask_type(std::holds_alternative<mask::Coverage>(pair.mask) ? "float32" : "bool") {}

    std::size_t count, rows, columns;
    std::string_view image_type, mask_type;
};

std::string spacing_bytes(const loader::Pair& pair) {
    const dicom::Spacing own = exported_spacing(pair.slice.header);
    const double values[] = {own.row_mm, own.column_mm};
    return std::string(bytes_of(std::span<const double>(values)));
}

/// The bytes of a member: where they lie, or kept here where they had to be made.
class Pieces {
public:
    void add(std::string_view bytes) { pieces_.push_back(bytes); }
    void add_made(std::string bytes) { add(made_.emplace_back(std::move(bytes))); }
    [[nodiscard]] std::span<const std::string_view> all() const { return pieces_; }

private:
    std::deque<std::string> made_; // that stays where it is while more comes
    std::vector<std::string_view> pieces_;
};

void add_pixels(const dicom::Slice& slice, Pieces& pieces) {
    if (slice.header.rescale) return pieces.add_made(exported_pixels(slice));
    std::visit([&](const auto& grid) { pieces.add(bytes_of(grid.values())); }, slice.pixels);
}

/// One member: its head, then each pair's part.
template <class AddPart>
Expected<void> write_array(ZipFile& zip, const std::string& name, std::string_view type,
                           std::initializer_list<std::size_t> shape, Pairs pairs, const AddPart& add_part) {
    Pieces pieces;
    pieces.add_made(npy_head(type, shape));
    for (const loader::Pair* pair : pairs)
        add_part(*pair, pieces);
    return zip.add(name, pieces.all());
}

Expected<void> write_arrays(ZipFile& zip, Pairs pairs) {
    const Layout layout(pairs.size(), *pairs.front());
    const auto pixels = [](const loader::Pair& pair, Pieces& to) { add_pixels(pair.slice, to); };
    const auto mask = [](const loader::Pair& pair, Pieces& to) { to.add(mask_bytes(pair)); };
    const auto spacing = [](const loader::Pair& pair, Pieces& to) { to.add_made(spacing_bytes(pair)); };
    const auto grids = {layout.count, layout.rows, layout.columns};
    if (auto done = write_array(zip, "images.npy", layout.image_type, grids, pairs, pixels); !done)
        return done;
    if (auto done = write_array(zip, "masks.npy", layout.mask_type, grids, pairs, mask); !done) return done;
    return write_array(zip, "spacing.npy", "float64", {layout.count, 2}, pairs, spacing);
}

Expected<std::vector<Entry>> write_batch(const Unit& unit, const Staging& staging, bool compressed) {
    std::vector<const loader::Pair*> pairs;
    for (const Ready& ready : unit.pairs)
        pairs.push_back(ready.pair);
    const std::string name = batch_name(unit.number, ".npz");
    auto hash = write_npz(staging.staged(name), pairs, compressed);
    if (!hash) return tl::unexpected(hash.error());
    return one_entry({name, std::move(*hash)}, unit);
}

/// The values of an array that was read back, a part of `part_size` bytes a pair.
class ReadArray {
public:
    ReadArray(const std::map<std::string, std::string>& members, const std::string& name,
              std::string_view type, std::initializer_list<std::size_t> shape) {
        const auto found = members.find(name);
        const std::string head = npy_head(type, shape);
        part_size_ = npy_item_size(type);
        for (auto length = shape.begin() + 1; length != shape.end(); ++length)
            part_size_ *= *length;
        is_as_written_ = found != members.end() && found->second.starts_with(head) &&
                         found->second.size() == head.size() + *shape.begin() * part_size_;
        if (is_as_written_) values_ = std::string_view(found->second).substr(head.size());
    }

    [[nodiscard]] bool is_as_written() const { return is_as_written_; }
    [[nodiscard]] std::string_view part(std::size_t i) const {
        return values_.substr(i * part_size_, part_size_);
    }

private:
    bool is_as_written_ = false;
    std::size_t part_size_ = 0;
    std::string_view values_;
};

} // namespace

Expected<std::string> write_npz(const std::filesystem::path& file, std::span<const loader::Pair* const> pairs,
                                bool compressed) {
    auto zip = ZipFile::create(file, compressed ? ZipFile::Form::deflated : ZipFile::Form::stored);
    if (!zip) return tl::unexpected(zip.error());
    if (auto written = write_arrays(*zip, pairs); !written) return tl::unexpected(written.error());
    return zip->finish();
}

Expected<std::vector<std::string>> compare_npz(const std::filesystem::path& file, Pairs pairs) {
    std::vector<std::string> differences(pairs.size());
    const auto any = std::ranges::find_if(pairs, [](const loader::Pair* pair) { return pair; });
    if (any == pairs.end()) return differences;
    const Layout layout(pairs.size(), **any);
    constexpr std::uint64_t largest_value = 8, heads = 4096; // bytes
    const std::uint64_t pixels = std::uint64_t(layout.count) * layout.rows * layout.columns;
    const auto members = read_zip(file, (2 * pixels + 2 * layout.count) * largest_value + heads);
    if (!members) return tl::unexpected(members.error());
    const auto grids = {layout.count, layout.rows, layout.columns};
    const ReadArray images(*members, "images.npy", layout.image_type, grids);
    const ReadArray masks(*members, "masks.npy", layout.mask_type, grids);
    const ReadArray spacings(*members, "spacing.npy", "float64", {layout.count, 2});
    if (members->size() != 3 || !images.is_as_written() || !masks.is_as_written() ||
        !spacings.is_as_written())
        return fail(Code::malformed, "holds other arrays than images, masks and spacing of its pairs", file);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (!pairs[i]) continue;
        std::string& text = differences[i];
        const auto add = [&](bool differs, const char* what) {
            if (differs) text += (text.empty() ? "holds " : ", ") + std::string(what);
        };
        add(images.part(i) != exported_pixels(pairs[i]->slice), "other pixels");
        add(masks.part(i) != mask_bytes(*pairs[i]), "another mask");
        add(spacings.part(i) != spacing_bytes(*pairs[i]), "another spacing");
        if (!text.empty()) text += " than the dataset gives now";
    }
    return differences;
}

Expected<std::vector<Entry>> write_npz_stored(const Job&, const Unit& unit, const Staging& staging) {
    return write_batch(unit, staging, false);
}

Expected<std::vector<Entry>> write_npz_deflated(const Job&, const Unit& unit, const Staging& staging) {
    return write_batch(unit, staging, true);
}

} // namespace contourcheck::batch
