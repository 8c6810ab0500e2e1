#pragma once

#include "base/file.h"
#include "base/hash.h"
#include "demo/demo.h"

#include <QTemporaryDir>
#include <QtGlobal>

#include <map>

namespace contourcheck::demo_files {

namespace fs = std::filesystem;

/// A temporary folder to put datasets in.
class Place {
public:
    [[nodiscard]] fs::path operator/(const char* name) const {
        return fs::path(dir_.path().toStdString()) / name;
    }
    [[nodiscard]] fs::path path() const { return dir_.path().toStdString(); }

private:
    QTemporaryDir dir_;
};

inline std::string text_of(const fs::path& file) {
    return read_file(file, 1 << 24).value_or("");
}

/// Every file under a folder, by its path in it.
inline std::map<std::string, std::string> hashes(const fs::path& folder) {
    std::map<std::string, std::string> result;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            result[entry.path().lexically_relative(folder).generic_string()] =
                sha256_hex(text_of(entry.path()));
    return result;
}

inline std::size_t entries(const fs::path& folder) {
    return std::size_t(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

inline void make(const fs::path& folder, const demo::Options& options) {
    const auto done = demo::write_dataset(folder, options);
    if (!done) qFatal("%s", to_string(done.error()).c_str());
}

} // namespace contourcheck::demo_files
