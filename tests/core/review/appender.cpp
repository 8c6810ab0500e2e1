// Appends decisions to the store of the first argument and prints each sequence once it is acknowledged. Without a
// QCoreApplication on purpose: the store works without one.
#include "review/review.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace contourcheck;

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    auto store = review::Store::open(argv[1], std::chrono::minutes(5)); // others may append on a slow machine
    if (!store) {
        std::fprintf(stderr, "%s\n", to_string(store.error()).c_str());
        return 1;
    }
    review::Decision decision;
    decision.dataset = "/data";
    decision.verdict = review::Verdict::accept;
    decision.reviewer = "R";
    decision.comment = std::string(2000, 'c'); // some pages, so that a commit is more than one write
    const int most = std::atoi(argv[2]);
    for (int i = 0; i < most; ++i) {
        decision.contour = "P/" + std::to_string(i) + "/inner";
        const auto stored = store->append(decision);
        if (!stored) {
            std::fprintf(stderr, "%s\n", to_string(stored.error()).c_str());
            return 1;
        }
        std::printf("%lld\n", static_cast<long long>(stored->sequence));
        std::fflush(stdout);
    }
    return 0;
}
