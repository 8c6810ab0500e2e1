// loader_start DATASET [PAIRS]: the same by the loader. With PAIRS, as many are gone through and the memory is told.
#include "loader/find_pairs.h"

#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>

using namespace contourcheck;

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const auto dataset = dataset::scan(argv[1]);
    if (!dataset) return 3;
    auto pairs = loader::find_pairs(*dataset, {contour::Kind::inner, contour::Kind::outer}, 1);
    if (!pairs || pairs->empty()) return 3;
    const bool is_whole = argc > 2;
    for (std::size_t i = 0; is_whole && pairs->size() < std::strtoul(argv[2], nullptr, 10); ++i)
        pairs->push_back((*pairs)[i]);
    loader::Settings settings;
    settings.shuffle = true;
    settings.hashes = loader::Hashes::none;
    std::size_t inside = 0;
    for (const loader::Batch& batch : loader::BatchLoader(std::move(*pairs), settings)) {
        for (const loader::Item& item : batch.items)
            inside += item.pair ? 1 : 0;
        if (is_whole) continue;
        std::puts("first");
        std::fflush(stdout);
        break;
    }
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    std::printf("memory_mb\t%.1f\n", double(used.ru_maxrss) / 1024);
    return inside == 0 ? 1 : 0;
}
