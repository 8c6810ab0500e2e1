#pragma once

#include "base/error.h"
#include "contour/contour.h"
#include "dicom/slice.h"
#include "mask/mask.h"

#include <chrono>
#include <iterator>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace contourcheck::loader {

/// One pair to load: a slice, the contour on it. The files are absolute paths, as texts: a path takes several times the
/// memory, and a dataset has many pairs.
struct PairRequest {
    std::string id;
    std::string slice_file;
    std::string contour_file;
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
    std::size_t epoch = 0;
    std::size_t number = 0; ///< within the epoch
    std::vector<Item> items;
};

/// Whether what was read is also hashed, which takes longer than reading it.
enum class Hashes { none, sha256 };

struct Settings {
    int batch_size = 8;
    bool shuffle = false;
    std::uint64_t seed = 0;
    int epochs = 1;           ///< how often each request comes; below 1: without end
    int threads = 0;          ///< below 1: available_processors()
    int prefetch_batches = 4; ///< batches loaded or being loaded beyond the one handed out, no more
    int retries = 2; ///< of an item whose error may pass (Error::may_pass): after 10 ms, then after 40
    Hashes hashes = Hashes::sha256;
    mask::Convention convention;
    dicom::Limits limits;
};

/// Which requests make which batch: a function of requests and settings alone. Shuffled by seed, in each epoch anew, or
/// in the given order; a batch holds requests of one shape and pixel type; each group's last batch may be smaller.
/// Batches stand in the order in which their first request comes. Every epoch has as many.
[[nodiscard]] std::vector<std::vector<std::size_t>>
plan_batches(const std::vector<PairRequest>& requests, const Settings& settings, std::size_t epoch = 0);

/// Loads one pair, on the caller's thread. Each file is read once: what is hashed is what is parsed. A slice that is no
/// longer of the requested shape or type is `malformed`; every error names the file it is about.
[[nodiscard]] Expected<Pair> load_pair(const PairRequest& request, const mask::Convention& convention,
                                       const dicom::Limits& limits = {}, Hashes hashes = Hashes::sha256);

/// What a loader did so far.
struct Statistics {
    std::size_t batches = 0; ///< handed out
    std::size_t items = 0;   ///< loaded, failed ones included
    std::size_t failed = 0;
    std::size_t retried = 0;    ///< tries after the first
    std::uint64_t bytes = 0;    ///< of pixels, masks and points loaded
    double reader_waited_s = 0; ///< next() for a batch: the threads are too slow
    double loader_waited_s = 0; ///< all threads together for next(): the reader is
    std::uint64_t held_bytes = 0;
    std::uint64_t most_held_bytes = 0; ///< at any time, in batches not yet handed out
};

/// Hands out the planned batches one after the other while a QThreadPool loads the next ones. Memory is bounded by
/// (prefetch_batches + 1) x batch_size pairs, plus one item a thread. The object belongs to one thread.
///
///     for (const Batch& batch : BatchLoader(requests, settings)) use(batch);
class BatchLoader {
public:
    BatchLoader(std::vector<PairRequest> requests, Settings settings);
    ~BatchLoader(); ///< cancels and waits for items being read
    BatchLoader(const BatchLoader&) = delete;
    BatchLoader& operator=(const BatchLoader&) = delete;

    [[nodiscard]] std::size_t batch_count() const; ///< an epoch
    [[nodiscard]] const std::vector<PairRequest>& requests() const;
    [[nodiscard]] Statistics statistics() const;

    /// The next batch; nothing after the last one or once `stop` is requested or cancel() was called. With no batches
    /// ahead (prefetch_batches 0) it is loaded now.
    [[nodiscard]] std::optional<Batch> next(std::stop_token stop = {});

    /// Whether next() would return at once, waited for as long as `patience`: for readers that look after other things
    /// between.
    [[nodiscard]] bool wait_for(std::chrono::milliseconds patience);

    /// From any thread: items not begun are dropped, a waiting next() returns.
    void cancel();

    class Iterator {
    public:
        explicit Iterator(BatchLoader& loader) : loader_(loader), batch_(loader.next()) {}
        [[nodiscard]] Batch& operator*() { return *batch_; }
        Iterator& operator++() {
            batch_.reset(); // its memory before that of the next
            batch_ = loader_.next();
            return *this;
        }
        [[nodiscard]] bool operator==(std::default_sentinel_t) const { return !batch_; }

    private:
        BatchLoader& loader_;
        std::optional<Batch> batch_;
    };
    /// The batches that are left, each once.
    [[nodiscard]] Iterator begin() { return Iterator(*this); }
    [[nodiscard]] static std::default_sentinel_t end() { return {}; }

private:
    class State;
    std::unique_ptr<State> state_;
};

} // namespace contourcheck::loader
