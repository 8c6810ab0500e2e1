// benchmark_loader DATASET [SCRATCH]: the loader, the reader, the masks, the NPZ writer and the pictures beside the bound
// (bare.h), in one run; a line a figure, "name<TAB>value". measure.py makes the table of it.
#include "bare.h"

#include "base/file.h"
#include "batch/formats/npz.h"
#include "dicom/judge.h"
#include "loader/find_pairs.h"
#include "loader/parallel.h"
#ifdef BENCHMARK_PICTURES
#include "picture/scene.h"

#include <QGuiApplication>
#endif

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

using namespace contourcheck;

namespace {

std::atomic<std::size_t> seen = 0; ///< what is made is looked at, or it would not be made

/// The seconds that a piece of work takes.
template <class Work>
double seconds(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The best of some rounds of `count` pieces of work, in pieces a second.
template <class Work>
double rate(std::size_t count, int rounds, const Work& work) {
    double best = 1e300;
    for (int round = 0; round < rounds; ++round)
        best = std::min(best, seconds(work));
    return double(count) / best;
}

void tell(const std::string& name, double value) {
    std::printf("%s\t%.6g\n", name.c_str(), value);
    std::fflush(stdout);
}

/// A piece of work and the name of its figure.
template <class Work>
struct Named {
    std::string name;
    Work work;
};

/// The best of some rounds of each, in pieces a second, told under their names. They take turns: a machine that others
/// share is slower at one time than at another.
template <class... Works>
void tell_in_turns(std::size_t count, int rounds, const Named<Works>&... named) {
    std::array<double, sizeof...(Works)> best;
    best.fill(1e300);
    for (int round = 0; round < rounds; ++round) {
        std::size_t i = 0;
        ((best[i] = std::min(best[i], seconds(named.work)), ++i), ...);
    }
    std::size_t i = 0;
    (tell(named.name, double(count) / best[i++]), ...);
}

/// Calls `work(i)` for each i below `count` from as many threads, each with an object of its own.
template <class Own, class Work>
void spread(std::size_t count, int threads, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        Own own;
        for (std::size_t i = next++; i < count; i = next++)
            work(i, own);
    };
    std::vector<std::thread> others;
    for (int i = 1; i < threads; ++i)
        others.emplace_back(run);
    run();
    for (auto& other : others)
        other.join();
}

struct Room {
    std::vector<char> bytes;
    bare::Points points;
    std::array<bare::Loaded, 8> batch; ///< made again and again
    std::size_t next = 0;
};

const bare::Loaded& load_next(const bare::Pair& pair, Room& room) {
    bare::Loaded& loaded = room.batch[room.next++ % room.batch.size()];
    bare::load(pair, room.bytes, room.points, loaded);
    return loaded;
}

constexpr int passes = 6; ///< over the pairs in a round

void measure_loading(const std::vector<loader::PairRequest>& requests, const std::vector<bare::Pair>& pairs) {
    for (const int threads : {1, 2}) {
        const std::string suffix = "_" + std::to_string(threads);
        const auto load_bare = [&] {
            spread<Room>(pairs.size() * passes, threads, [&](std::size_t i, Room& room) {
                seen += load_next(pairs[i % pairs.size()], room).mask[0x8080];
            });
        };
        loader::Settings settings;
        settings.shuffle = true;
        settings.seed = 1;
        settings.threads = threads;
        settings.epochs = passes;
        const auto load = [&](loader::Hashes hashes) {
            settings.hashes = hashes;
            for (const loader::Batch& batch : loader::BatchLoader(requests, settings))
                for (const loader::Item& item : batch.items)
                    seen += item.pair ? std::get<mask::Mask>(item.pair->mask)(128, 128) : 0;
        };
        tell_in_turns(pairs.size() * passes, 7, Named{"load_bound" + suffix, load_bare},
                      Named{"load_ours" + suffix, [&] { load(loader::Hashes::none); }},
                      Named{"load_hashed" + suffix, [&] { load(loader::Hashes::sha256); }});
    }
}

/// Of all slices, as far as they go: together they are larger than the processor's caches.
void measure_decoding(const dataset::Dataset& dataset) {
    std::vector<std::string> files;
    for (const auto& patient : dataset.patients)
        for (const auto& slice : patient.series.at(0).slices)
            files.push_back((dataset.root / slice.file).string());
    const std::size_t count = files.size();
    for (const int threads : {1, 2}) {
        const std::string suffix = "_" + std::to_string(threads);
        const auto find_bare = [&](std::size_t i, Room& room) {
            const auto size = bare::read(files[i], room.bytes);
            seen += std::size_t(room.bytes[bare::find_pixels(room.bytes.data(), size) + 70000]);
        };
        const auto read = [&](std::size_t i, Room&) {
            seen += dicom::read_slice(files[i]).has_value() ? 1 : 0;
        };
        const auto read_by_dcmtk = [&](std::size_t i, Room&) {
            const auto bytes = read_file(files[i], 1 << 30);
            seen += dicom::parse_slice_by_dcmtk(*bytes, {}).has_value() ? 1 : 0;
        };
        tell_in_turns(count, 7,
                      Named{"decode_bound" + suffix, [&] { spread<Room>(count, threads, find_bare); }},
                      Named{"decode_ours" + suffix, [&] { spread<Room>(count, threads, read); }},
                      Named{"decode_dcmtk" + suffix, [&] { spread<Room>(count, threads, read_by_dcmtk); }});
    }
}

void measure_masks(const std::vector<loader::PairRequest>& requests) {
    constexpr Shape shape{256, 256};
    std::vector<std::vector<contour::Point>> contours;
    std::vector<bare::Points> plain;
    for (const auto& request : requests) {
        contours.push_back(*contour::read_points(request.contour_file));
        plain.emplace_back();
        for (const auto& point : contours.back())
            plain.back().emplace_back(point.x, point.y);
    }
    const auto time = [&](const std::string& name, const auto& work) {
        tell(name, 1e6 / rate(contours.size(), 60, [&] {
                       for (std::size_t i = 0; i < contours.size(); ++i)
                           seen += work(i);
                   }));
    };
    time("mask_bound_us", [&](std::size_t i) {
        std::vector<std::uint8_t> mask(shape.size());
        bare::rasterise(plain[i], mask.data());
        return std::size_t(mask[0x8080]);
    });
    for (const auto rule : {mask::Rule::centre, mask::Rule::pil})
        time("mask_" + std::string(mask::word(rule)) + "_us", [&](std::size_t i) {
            return std::size_t(mask::rasterise(contours[i], shape, {0, rule})(128, 128));
        });
    time("mask_coverage_us",
         [&](std::size_t i) { return std::size_t(mask::coverage(contours[i], shape, 0)(128, 128)); });
}

/// Batches of eight as NPZ, and their bytes as they are; all flushed to the disk.
void measure_npz(const std::vector<loader::PairRequest>& requests, const std::filesystem::path& scratch) {
    std::vector<loader::Pair> pairs;
    for (std::size_t i = 0; i < 8; ++i)
        pairs.push_back(*loader::load_pair(requests[i], {}));
    std::vector<const loader::Pair*> batch;
    for (const auto& pair : pairs)
        batch.push_back(&pair);
    const auto write = [&](const char* name, bool compressed) {
        std::filesystem::remove(scratch / name);
        seen += batch::write_npz(scratch / name, batch, compressed).has_value() ? 1 : 0;
        const int descriptor =
            ::open((scratch / name).c_str(), O_RDONLY); // as Staging flushes what is exported
        ::fsync(descriptor);
        ::close(descriptor);
    };
    const std::string raw(8 * (131072 + 65536 + 16), 'x');
    const std::string raw_file = scratch / "raw";
    const auto write_raw = [&] {
        ::unlink(raw_file.c_str());
        const int descriptor = ::open(raw_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        seen += std::size_t(::write(descriptor, raw.data(), raw.size()));
        ::fsync(descriptor);
        ::close(descriptor);
    };
    tell_in_turns(8, 40, Named{"npz_bound", write_raw},
                  Named{"npz_stored", [&] { write("stored.npz", false); }},
                  Named{"npz_compressed", [&] { write("compressed.npz", true); }});
}

void measure_pictures([[maybe_unused]] const std::vector<loader::PairRequest>& requests,
                      [[maybe_unused]] const std::vector<bare::Pair>& pairs) {
#ifdef BENCHMARK_PICTURES
    const std::size_t count = std::min<std::size_t>(16, requests.size());
    tell("picture_bound", rate(count, 3, [&] {
             Room room;
             for (std::size_t i = 0; i < count; ++i)
                 seen += bare::picture(load_next(pairs[i], room)).size();
         }));
    tell("picture_ours", rate(count, 3, [&] {
             for (std::size_t i = 0; i < count; ++i) {
                 auto pair = loader::load_pair(requests[i], {}, {}, loader::Hashes::none);
                 const auto scene =
                     picture::make_scene(std::move(pair->slice), {{requests[i].kind, pair->points}}, {}, {});
                 seen += std::size_t(picture::to_png(picture::render(scene, {})).size());
             }
         }));
#endif
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
#ifdef BENCHMARK_PICTURES
    const QGuiApplication application(argc, argv);
#endif
    const auto dataset = dataset::scan(argv[1]);
    if (!dataset) return 3;
    if (argc > 2 && std::string_view(argv[2]) == "--list") {
        tell("list_bound_ms", 1e3 / rate(1, 5, [&] { seen += bare::list(argv[1]); }));
        tell("list_ours_ms", 1e3 / rate(1, 5, [&] { seen += dataset::scan(argv[1])->slice_count(); }));
        return 0;
    }
    const auto requests = loader::find_pairs(*dataset, {contour::Kind::inner, contour::Kind::outer});
    const auto pairs = bare::find(argv[1]);
    if (!requests || requests->size() < 8 || pairs.size() != requests->size()) return 3;
    measure_loading(*requests, pairs);
    measure_decoding(*dataset);
    measure_masks(*requests);
    measure_npz(*requests, argc > 2 ? argv[2] : std::filesystem::temp_directory_path());
    measure_pictures(*requests, pairs);
    return seen == 0 ? 1 : 0;
}
