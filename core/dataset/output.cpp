#include "dataset/output.h"

#include "dataset/layout.h"

namespace contourcheck::dataset {
namespace fs = std::filesystem;

namespace {

bool is_own(const fs::path& file, const fs::path& root) {
    std::error_code error;
    for (const KnownTable& table : known_tables)
        if (fs::equivalent(file, root / table.name, error)) return true;
    for (fs::directory_iterator at(root, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        const std::string name = at->path().filename().string();
        std::error_code ignored;
        if ((name == "dicoms" || name == "contourfiles" || name.starts_with("SCD_")) &&
            at->is_directory(ignored) && lies_within(file, at->path()))
            return true;
    }
    return false;
}

} // namespace

bool lies_within(const fs::path& path, const fs::path& root) {
    std::error_code error;
    fs::path at = fs::weakly_canonical(fs::absolute(path, error), error);
    for (;; at = at.parent_path()) {
        if (fs::equivalent(at, root, error)) return true;
        if (!at.has_relative_path()) return false;
    }
}

Expected<void> write_output(const fs::path& root, const fs::path& file, std::string_view bytes,
                            Access access) {
    if (is_own(file, root))
        return fail(Code::invalid_argument,
                    Phrase::tr("would replace or join the dataset's own files; choose another place"), file);
    return write_file(file, bytes, access);
}

} // namespace contourcheck::dataset
