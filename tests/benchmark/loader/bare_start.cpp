// bare_start DATASET [PAIRS]: finds the pairs and loads eight of them, or PAIRS, then ends. What a process takes to its
// first batch.
#include "bare.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const auto pairs = bare::find(argv[1]);
    std::vector<char> bytes;
    bare::Points points;
    bare::Loaded loaded;
    std::size_t inside = 0;
    const std::size_t count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 8;
    for (std::size_t i = 0; i < count; ++i) {
        bare::load(pairs[i % pairs.size()], bytes, points, loaded);
        inside += loaded.mask.size();
    }
    std::puts("first");
    std::fflush(stdout);
    return inside == 0 ? 1 : 0;
}
