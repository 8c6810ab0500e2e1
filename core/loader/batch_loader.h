#pragma once

#include "base/error.h"
#include "contour/contour.h"
#include "dicom/slice.h"
#include "mask/mask.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace contourcheck::loader {

/// One pair to load: a slice, the contour on it. The paths are absolute.
struct PairRequest {
    std::string id;
    std::filesystem::path slice_file;
    std::filesystem::path contour_file;
    contour::Kind kind = contour::Kind::inner;
    Shape shape;            ///< as the header says; pairs of one batch have one shape
    std::string pixel_type; ///< numpy's name of the exported type ("int16", "float32"); one a batch
};

/// numpy's name of the type in which a slice's pixels are exported: the stored integer type, or float32 where a rescale
/// applies.
[[nodiscard]] std::string_view export_type(const dicom::Header& header);

/// A loaded pair: pixels as stored and the mask by the convention.
struct Pair {
    dicom::Slice slice;
    std::vector<contour::Point> points;
    std::variant<mask::Mask, mask::Coverage> mask; ///< Coverage for Rule::coverage
    std::string slice_sha256;                      ///< of the file's bytes
    std::string contour_sha256;
};

/// A pair or the reason why not; `index` points into the requests.
struct Item {
    std::size_t index = 0;
    Expected<Pair> pair;
};

/// Items in the planned order. A failed item keeps its place.
struct Batch {
    std::size_t number = 0;
    std::vector<Item> items;
};

struct Settings {
    int batch_size = 8;
    bool shuffle = false;
    std::uint64_t seed = 0;
    int threads = 0;          ///< below 1: available_processors()
    int prefetch_batches = 2; ///< batches loaded or being loaded beyond the one handed out, no more
    mask::Convention convention;
    dicom::Limits limits;
};

/// Which requests make which batch: a function of requests and settings alone. Shuffled by seed or in the given order;
/// a batch holds requests of one shape and pixel type; each group's last batch may be smaller. Batches stand in the
/// order in which their first request comes.
[[nodiscard]] std::vector<std::vector<std::size_t>> plan_batches(const std::vector<PairRequest>& requests,
                                                                 const Settings& settings);

/// Loads one pair, on the caller's thread. Each file is read once: what is hashed is what is parsed. A slice that is no
/// longer of the requested shape or type is `malformed`; every error names the file it is about.
[[nodiscard]] Expected<Pair> load_pair(const PairRequest& request, const mask::Convention& convention,
                                       const dicom::Limits& limits = {});

/// Hands out the planned batches one after the other while a QThreadPool loads the next ones. Memory is bounded by
/// (prefetch_batches + 1) x batch_size pairs, plus one item a thread. The object belongs to one thread.
///
///     BatchLoader loader(requests, settings);
///     while (auto batch = loader.next()) use(*batch);
class BatchLoader {
public:
    BatchLoader(std::vector<PairRequest> requests, Settings settings);
    ~BatchLoader(); ///< cancels and waits for items being read
    BatchLoader(const BatchLoader&) = delete;
    BatchLoader& operator=(const BatchLoader&) = delete;

    [[nodiscard]] std::size_t batch_count() const;
    [[nodiscard]] const std::vector<PairRequest>& requests() const;

    /// The next batch; nothing after the last one or once `stop` is requested or cancel() was called. With no batches
    /// ahead (prefetch_batches 0) it is loaded now.
    [[nodiscard]] std::optional<Batch> next(std::stop_token stop = {});

    /// From any thread: items not begun are dropped, a waiting next() returns.
    void cancel();

private:
    class State;
    std::unique_ptr<State> state_;
};

} // namespace contourcheck::loader
