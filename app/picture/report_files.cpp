#include "picture/report_files.h"

#include "base/text.h"
#include "dataset/output.h"
#include "picture/finding_tiles.h"
#include "picture/report_pages.h"

#include <algorithm>

namespace contourcheck::picture {

namespace {

/// The files of a report that is being written; those that are new go with it unless it is kept.
class NewFiles {
public:
    NewFiles(const std::filesystem::path& dataset, Access access) : dataset_(dataset), access_(access) {}
    ~NewFiles() {
        std::error_code ignored;
        for (const auto& file : made_)
            std::filesystem::remove(file, ignored);
    }
    NewFiles(const NewFiles&) = delete;
    NewFiles& operator=(const NewFiles&) = delete;

    Expected<void> write(const std::filesystem::path& file, std::string_view bytes) {
        std::error_code error;
        const bool is_new = !std::filesystem::exists(file, error);
        auto written = dataset::write_output(dataset_, file, bytes, access_);
        if (written && is_new) made_.push_back(file);
        if (written) all_.push_back(file);
        return written;
    }

    std::vector<std::filesystem::path> keep() {
        made_.clear();
        return std::move(all_);
    }

private:
    const std::filesystem::path& dataset_;
    Access access_;
    std::vector<std::filesystem::path> made_, all_;
};

Expected<QByteArray> pages(const report::Report& report, const std::string& stem, bool pdf,
                           const TileOf& tile, const Speech& speech) {
    const report::Document document = report::document(report, stem);
    if (pdf) return report_pdf(document, tile, report.options.made_utc, speech);
    return report_html(document, tile, speech);
}

/// Among the findings already.
bool is_told(const check::Report& report, const std::filesystem::path& file) {
    return std::ranges::any_of(report.findings, [&](const check::Finding& finding) {
        return finding.rule == "slice-unreadable" && finding.file == file.generic_string();
    });
}

} // namespace

bool is_report_name(const std::filesystem::path& file) {
    return file.extension() == ".pdf" || file.extension() == ".html";
}

Expected<WrittenReport> write_report(const check::Checked& checked, const report::Report& report,
                                     const std::filesystem::path& file, std::stop_token stop,
                                     const Progress& progress, const Speech& speech, bool allow_burned_in) {
    FindingTiles tiles(checked, allow_burned_in);
    const std::size_t most = std::min(report.options.most_findings, report.findings.size());
    std::size_t drawn = 0;
    const TileOf tile = [&](std::size_t finding) -> std::optional<Tile> {
        if (stop.stop_requested()) return std::nullopt;
        if (progress) progress(++drawn, most);
        return tiles.make(finding);
    };
    const std::string stem = file.stem().string();
    const auto bytes = pages(report, stem, file.extension() == ".pdf", tile, speech);
    if (!bytes) return tl::unexpected(bytes.error());
    if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"), file);

    NewFiles files(checked.dataset.root, report.options.pseudonym_key ? Access::shared : Access::private_);
    for (const report::TableFile& table : report::tables(report)) {
        const auto path = file.parent_path() / (stem + '-' + table.suffix + ".csv");
        if (auto written = files.write(path, table.csv); !written) return tl::unexpected(written.error());
    }
    if (auto written = files.write(file, {bytes->constData(), std::size_t(bytes->size())}); !written)
        return tl::unexpected(written.error());
    WrittenReport result{files.keep(), report.unreadable, tiles.withheld()};
    for (const Error& failure : tiles.failures()) {
        Error inside = failure;
        inside.file = inside.file.lexically_relative(checked.dataset.root);
        if (is_told(checked.report, inside.file)) continue;
        result.unreadable.push_back(report.options.pseudonym_key ? Phrase("a slice ") + failure.what
                                                                 : in_words(inside).with_each(printable));
    }
    return result;
}

} // namespace contourcheck::picture
