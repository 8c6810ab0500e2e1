#include "batch/merge.h"
#include "base/text.h"
#include "check/about.h"
#include "cli/options.h"
#include "cli/terminal.h"

namespace contourcheck::cli {

namespace {

namespace fs = std::filesystem;

struct MergeOptions {
    std::vector<fs::path> folders;
    fs::path output;
};

/// A name with ".json" is that of the file, another that of its folder.
fs::path file_for(const fs::path& output) {
    std::error_code error;
    const bool is_file = output.extension() == ".json" && !fs::is_directory(output, error);
    return fs::absolute(is_file ? output : output / batch::manifest_name);
}

Exit run(const MergeOptions& options, const Command& command) {
    const fs::path file = file_for(options.output);
    for (const fs::path& folder : options.folders) {
        std::error_code error;
        if (fs::equivalent(folder / batch::manifest_name, file, error))
            return give_up({Code::invalid_argument, "is the manifest of a shard; name another output", file},
                           Exit::usage);
    }
    const auto merged = [&] {
        const ProgressBar bar("reading shards", command.quiet);
        return batch::merge_shards(options.folders, file.parent_path(), bar.progress());
    }();
    if (!merged) return give_up(merged.error(), Exit::partly);
    for (const batch::Difference& fault : merged->faults)
        tell(to_string(fault));
    if (!merged->faults.empty()) {
        tell("these are not the shards of one whole export; nothing was written");
        return Exit::partly;
    }
    if (const auto written = batch::write_merged(*merged, file); !written)
        return give_up(written.error(), Exit::unwritable);
    return print(check::counted(merged->items, "pair") + " in " + check::counted(merged->files, "file") +
                 " of " + check::counted(merged->shards, "shard") + '\n' + printable(file.string()) + '\n');
}

} // namespace

void add_merge(CLI::App& app, Command& command) {
    const auto options = std::make_shared<MergeOptions>();
    CLI::App& verb = *app.add_subcommand(
        "merge", "Joins the shards of an export into a whole and proves that nothing is missing or twice");
    verb.add_option("DIR", options->folders, "Folders of all shards, in any order")
        ->required()
        ->type_name("");
    verb.add_option("-o,--output", options->output,
                    "File that gets the joined manifest (.json), or the folder for its manifest.json")
        ->required()
        ->type_name("MERGED.json|DIR");
    add_common(verb, command);
    add_example(
        verb,
        "  contourcheck-cli merge shards/0-of-2 shards/1-of-2 -o shards/manifest.json\n\n"
        "It names the files from where it lies. What training programs read as one folder (nnU-Net, MONAI,\n"
        "COCO) is put together there, byte for byte as one export: the files as further names of the "
        "shards',\n"
        "which may be removed then, and the lists that speak of all, but no croissant.json. Where something "
        "is missing, twice,\n"
        "damaged, changed or of another export, that is named, nothing is written, and the exit status is "
        "5.");
    verb.callback(
        [options, &command] { command.run = [options, &command] { return run(*options, command); }; });
}

} // namespace contourcheck::cli
