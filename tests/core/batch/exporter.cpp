// exporter DATASET FOLDER: exports everything, going on where an earlier run stopped.
#include "batch/export.h"

#include <cstdio>

using namespace contourcheck;

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const auto checked = check::open_and_check(argv[1], {});
    batch::Options options;
    options.batch_size = 2;
    options.resume = true;
    const auto outcome = checked.and_then(
        [&](const check::Checked& each) { return batch::export_dataset(each, {}, argv[2], options); });
    if (outcome) return 0;
    std::fprintf(stderr, "%s\n", to_string(outcome.error()).c_str());
    return 1;
}
