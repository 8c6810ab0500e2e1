#pragma once

#include "decisions.h"

#include "base/file.h"
#include "review/chain.h"
#include "review/salvage.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <set>

namespace contourcheck::review {

/// A log of some pages, of which tests damage a copy and look at what comes out.
struct Salvaging {
    static constexpr std::size_t page_bytes = 4096;
    static constexpr std::int64_t count = 120;

    std::unique_ptr<QTemporaryDir> folder_;
    std::filesystem::path file_, saved_;
    std::string sound_; ///< bytes of a log with some entries a page

    static std::string bytes_of(const std::filesystem::path& file) { return *read_file(file, 1 << 24); }

    void make_sound() {
        begin();
        std::vector<Decision> decisions;
        for (std::int64_t i = 1; i <= count; ++i) {
            decisions.push_back(decided("P/" + std::to_string(i) + "/inner", Verdict::accept));
            decisions.back().comment = std::string(300, 'c') + std::to_string(i);
        }
        QVERIFY(Store::open(file_)->append(decisions));
        sound_ = bytes_of(file_);
    }
    void begin() {
        folder_ = std::make_unique<QTemporaryDir>();
        file_ = std::filesystem::path(folder_->path().toStdString()) / "decisions.sqlite";
        saved_ = file_.parent_path() / "saved.sqlite";
    }

    /// What came out is in order, is a sound log, and with what is told to be gone is all there was.
    void check(const Salvaged& salvaged) const {
        QCOMPARE(salvaged.taken + std::int64_t(salvaged.lost.size() + salvaged.changed.size()), count);
        const auto entries = Store::open(saved_)->all();
        QVERIFY(entries);
        QCOMPARE(std::int64_t(entries->size()), salvaged.taken);
        std::set<std::int64_t> gone(salvaged.lost.begin(), salvaged.lost.end());
        for (const auto& each : salvaged.changed)
            gone.insert(each.sequence);
        std::int64_t number = 0;
        for (const Decision& each : *entries) {
            while (gone.contains(++number)) {
            }
            QCOMPARE(each.contour, "P/" + std::to_string(number) + "/inner");
            QCOMPARE(each.comment, std::string(300, 'c') + std::to_string(number));
        }
        const auto verified = verify(saved_);
        QVERIFY(verified && !verified->fault);
        QCOMPARE(verified->origin.reason, std::string("salvage"));
        QCOMPARE(verified->origin.entries, salvaged.taken);
    }
};

} // namespace contourcheck::review
