#pragma once

#include "batch/export.h"
#include "small_dataset.h"

#include <QTest>

namespace contourcheck::batch {

using Files = std::map<std::string, std::string>;

/// What has a final name.
inline Files visible(const std::filesystem::path& folder) {
    Files files = contents_of(folder);
    std::erase_if(files, [](const auto& file) { return file.first.starts_with('.'); });
    return files;
}

/// A dataset, an export of it that is stopped on the way, and what an undisturbed run writes.
class Interruption {
protected:
    support::Folder original_; // written once: that flushes every file to the disk
    std::unique_ptr<support::Folder> data_, out_;
    std::unique_ptr<check::Checked> checked_;
    Files clean_; // what an undisturbed run writes
    Options options_;

    std::filesystem::path target() const { return *out_ / "out"; }

    /// Stops once at least `items` are written.
    Expected<Outcome> stopped_after(std::size_t items) {
        std::stop_source source;
        return export_dataset(*checked_, {}, target(), options_, source.get_token(),
                              [&](std::size_t done, std::size_t) {
                                  if (done >= items) source.request_stop();
                              });
    }

    Expected<Outcome> resumed() {
        Options options = options_;
        options.resume = true;
        return export_dataset(*checked_, {}, target(), options);
    }

    std::filesystem::path hidden() const {
        for (const auto& entry : std::filesystem::directory_iterator(target()))
            if (entry.path().filename().string().starts_with(".staging-")) return entry.path();
        return {};
    }

    void write_all() {
        write_dataset(original_, three_patients());
        options_.batch_size = 2;
        const support::Folder out;
        QVERIFY(export_dataset(open(original_), {}, out / "clean", options_));
        clean_ = contents_of(out / "clean");
        QCOMPARE(clean_.size(), std::size_t(6)); // batches of 2, 2, 2, 2 and 1 items, and the manifest
    }

    void start_anew() {
        data_ = std::make_unique<support::Folder>();
        out_ = std::make_unique<support::Folder>();
        copy_dataset(original_, *data_);
        checked_ = std::make_unique<check::Checked>(open(*data_));
    }
};

} // namespace contourcheck::batch
