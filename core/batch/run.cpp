#include "batch/run.h"

#include "batch/croissant.h"
#include "batch/failure.h"
#include "batch/formats/writing.h"

#include <algorithm>

namespace contourcheck::batch {

namespace {

/// Pairs that are loaded ahead where a group is no batch of the loader's.
constexpr int pairs_ahead = 16;

class Run {
public:
    Run(const Made& made, Staging& staging, const Progress& progress)
        : made_(made), job_{made.checked, made.chosen, made.options}, staging_(staging),
          format_(*format_of(made.options.format)), progress_(progress) {}

    Expected<Outcome> finish(const std::filesystem::path& folder, const std::stop_token& stop) {
        for (const BatchRecord& record : staging_.records()) {
            count(record);
            for (const FailedItem& item : record.failed)
                outcome_.failures.push_back(failed_before(made_.chosen.selected[item.selected], item.reason));
        }
        tell();
        if (auto written = write_groups(stop); !written) return tl::unexpected(written.error());
        if (staging_.records().size() != made_.groups.size())
            return fail(Code::cancelled, Phrase::tr("stopped"), folder);
        std::vector<TextFile> texts;
        if (format_.describe)
            texts = format_.describe(made_.options, described(made_.chosen, staging_.records()));
        if (made_.options.croissant)
            texts.push_back(
                {std::string(croissant_name), croissant_json(made_, staging_.records(), texts, folder)});
        texts.push_back({std::string(manifest_name), manifest_json(made_, staging_.records(), texts)});
        if (auto completed = staging_.complete(texts); !completed) return tl::unexpected(completed.error());
        outcome_.manifest = folder / manifest_name;
        return outcome_;
    }

private:
    /// The groups that are left, in their order: planned again, batches fall into the same ones.
    Expected<void> write_groups(const std::stop_token& stop) {
        std::size_t group = staging_.records().size();
        std::vector<loader::PairRequest> requests;
        for (std::size_t g = group; g < made_.groups.size(); ++g)
            for (const std::size_t index : made_.groups[g].selected)
                requests.push_back(made_.chosen.selected[index].request);
        const bool batches = format_.grouping == Grouping::batch || format_.grouping == Grouping::pair;
        loader::Settings settings;
        settings.batch_size = batches ? made_.options.batch_size : 1;
        if (!batches) settings.prefetch_batches = pairs_ahead;
        settings.threads = made_.options.threads;
        settings.convention = made_.options.convention;
        loader::BatchLoader loader(std::move(requests), settings);
        std::vector<loader::Item> items;
        while (auto batch = loader.next(stop)) {
            std::ranges::move(batch->items, std::back_inserter(items));
            if (items.size() < made_.groups[group].selected.size()) continue;
            if (auto written = write_group(made_.groups[group], items); !written) return written;
            items.clear();
            ++group;
        }
        return {};
    }

    Expected<void> write_group(const Group& group, const std::vector<loader::Item>& items) {
        BatchRecord record;
        Unit unit{group, outcome_.batches, {}};
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::size_t index = group.selected[i];
            const Selected& selected = made_.chosen.selected[index];
            if (auto failure = failure_of(items[i].pair, selected, format_)) {
                record.failed.push_back({index, reason_of(*failure, selected)});
                outcome_.failures.push_back(std::move(*failure));
            } else {
                unit.pairs.push_back({index, &*items[i].pair});
            }
        }
        if (!unit.pairs.empty()) {
            auto entries = format_.write(job_, unit, staging_);
            if (!entries) return tl::unexpected(entries.error());
            record.entries = std::move(*entries);
        }
        if (auto published = staging_.publish(std::move(record)); !published) return published;
        count(staging_.records().back());
        tell();
        return {};
    }

    void count(const BatchRecord& record) {
        outcome_.batches += record.entries.size();
        outcome_.files += record.files().size();
        const std::size_t items = record.items().size();
        outcome_.items += items;
        done_ += items + record.failed.size();
    }

    void tell() const {
        if (progress_) progress_(done_, made_.chosen.selected.size());
    }

    const Made& made_;
    const Job job_;
    Staging& staging_;
    const Format& format_;
    const Progress& progress_;
    Outcome outcome_;
    std::size_t done_ = 0; // items
};

} // namespace

Error failed_before(const Selected& selected, const std::string& reason) {
    const loader::PairRequest& request = selected.request;
    const bool of_contour = reason.starts_with("contour-");
    return {Code::unreadable, Phrase::tr("was left out when its batch was written: %1", {reason}),
            of_contour ? request.contour_file : request.slice_file};
}

std::vector<std::string_view> own_names(const Options& options) {
    const auto of_format = format_of(options.format)->names;
    std::vector<std::string_view> names(of_format.begin(), of_format.end());
    if (options.croissant) names.push_back(croissant_name);
    return names;
}

Expected<Outcome> run(const Made& made, Staging& staging, const std::filesystem::path& folder,
                      const std::stop_token& stop, const Progress& progress) {
    return Run(made, staging, progress).finish(folder, stop);
}

} // namespace contourcheck::batch
