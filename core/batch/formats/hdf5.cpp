#include "batch/formats/writers.h"
#include "batch/formats/writing.h"

#include "base/text.h"

#include <algorithm>
#include <hdf5.h>
#include <initializer_list>
#include <mutex>
#include <utility>

namespace contourcheck::batch {

namespace {

/// One of the library's numbers for what is open.
class Hid {
public:
    Hid(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {}
    Hid(Hid&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
    Hid& operator=(Hid&&) = delete;
    ~Hid() {
        if (id_ >= 0) close_(id_);
    }
    operator hid_t() const { return id_; }
    [[nodiscard]] bool ok() const { return id_ >= 0; }

private:
    hid_t id_;
    herr_t (*close_)(hid_t);
};

hid_t number_type(std::string_view type) {
    const std::initializer_list<std::pair<std::string_view, hid_t>> known = {
        {"uint8", H5T_STD_U8LE},     {"int8", H5T_STD_I8LE},     {"uint16", H5T_STD_U16LE},
        {"int16", H5T_STD_I16LE},    {"uint32", H5T_STD_U32LE},  {"int32", H5T_STD_I32LE},
        {"float32", H5T_IEEE_F32LE}, {"float64", H5T_IEEE_F64LE}};
    for (const auto& [name, id] : known)
        if (name == type) return id;
    return H5I_INVALID_HID;
}

/// As h5py writes and reads numpy's bool.
Hid bool_type() {
    Hid type(H5Tenum_create(H5T_STD_I8LE), &H5Tclose);
    for (const std::int8_t value : {std::int8_t(0), std::int8_t(1)})
        H5Tenum_insert(type, value ? "TRUE" : "FALSE", &value);
    return type;
}

Hid text_type(std::size_t size) {
    Hid type(H5Tcopy(H5T_C_S1), &H5Tclose);
    H5Tset_size(type, std::max<std::size_t>(1, size));
    H5Tset_strpad(type, H5T_STR_NULLPAD);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
}

/// A file in memory, so that it is written to the disk as everything else is.
class Hdf5File {
public:
    Hdf5File() : access_(H5Pcreate(H5P_FILE_ACCESS), &H5Pclose), file_(open(access_), &H5Fclose) {}

    [[nodiscard]] bool add(const char* name, hid_t type, std::initializer_list<hsize_t> shape,
                           const std::string& values) const {
        const Hid space(H5Screate_simple(int(shape.size()), shape.begin(), nullptr), &H5Sclose);
        const Hid properties(H5Pcreate(H5P_DATASET_CREATE), &H5Pclose);
        H5Pset_obj_track_times(properties, false);
        const Hid dataset(H5Dcreate2(file_, name, type, space, H5P_DEFAULT, properties, H5P_DEFAULT),
                          &H5Dclose);
        return dataset.ok() && H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) >= 0;
    }

    [[nodiscard]] std::string bytes() const {
        if (H5Fflush(file_, H5F_SCOPE_GLOBAL) < 0) return {};
        const ssize_t size = H5Fget_file_image(file_, nullptr, 0);
        std::string image(std::size_t(std::max<ssize_t>(0, size)), '\0');
        return H5Fget_file_image(file_, image.data(), image.size()) == size ? image : std::string();
    }

private:
    static hid_t open(hid_t access) {
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); // failures are values here
        constexpr std::size_t step = 1 << 20;
        H5Pset_fapl_core(access, step, false);
        return H5Fcreate(name_, H5F_ACC_TRUNC, H5P_DEFAULT, access);
    }

    static constexpr const char* name_ = "batch.h5"; // of no file on the disk

    const std::lock_guard<std::mutex> one_at_a_time_{mutex_}; // or the library knows the name already
    Hid access_;
    Hid file_;
    static inline std::mutex mutex_;
};

/// The ids, each padded to the longest.
std::string padded_ids(const Job& job, const Unit& unit, std::size_t& longest) {
    std::vector<std::string> ids;
    for (const Ready& ready : unit.pairs)
        ids.push_back(printable(job.chosen.selected[ready.selected].id));
    longest = std::ranges::max(ids, {}, &std::string::size).size();
    std::string all;
    for (std::string& id : ids) {
        id.resize(longest, '\0');
        all += id;
    }
    return all;
}

bool add_all(const Hdf5File& file, const Job& job, const Unit& unit) {
    const loader::Pair& first = *unit.pairs.front().pair;
    const Shape shape = dicom::shape(first.slice.pixels);
    const hsize_t count = unit.pairs.size(), rows = hsize_t(shape.rows), columns = hsize_t(shape.columns);
    std::string images, masks, spacing;
    for (const Ready& ready : unit.pairs) {
        images += exported_pixels(ready.pair->slice);
        masks += mask_bytes(*ready.pair);
        const dicom::Spacing own = exported_spacing(ready.pair->slice.header);
        const double values[] = {own.row_mm, own.column_mm};
        spacing += bytes_of(std::span<const double>(values));
    }
    const bool shares = std::holds_alternative<mask::Coverage>(first.mask);
    const Hid bools = bool_type();
    std::size_t longest = 0;
    const std::string ids = padded_ids(job, unit, longest);
    return file.add("images", number_type(loader::export_type(first.slice.header)), {count, rows, columns},
                    images) &&
           file.add("masks", shares ? hid_t(H5T_IEEE_F32LE) : hid_t(bools), {count, rows, columns}, masks) &&
           file.add("spacing", H5T_IEEE_F64LE, {count, 2}, spacing) &&
           file.add("ids", text_type(longest), {count}, ids);
}

} // namespace

/// batch-00000.h5: images, masks and spacing as in NPZ, and ids; objects have no times.
Entries write_hdf5(const Job& job, const Unit& unit, const Staging& staging) {
    const std::string name = batch_name(unit.number, ".h5");
    const Hdf5File file;
    const std::string bytes = add_all(file, job, unit) ? file.bytes() : std::string();
    if (bytes.empty())
        return fail(Code::unwritable, Phrase::tr("HDF5 could not make the file"), staging.staged(name));
    auto written_file = write_staged(staging, name, bytes);
    if (!written_file) return tl::unexpected(written_file.error());
    return one_entry(std::move(*written_file), unit);
}

} // namespace contourcheck::batch
