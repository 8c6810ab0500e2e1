#include "review/controls.h"

#include "review/connection.h"
#include "review/tables.h"
#include "review/valid.h"

#include <QSqlError>

#include <algorithm>
#include <functional>
#include <iterator>

namespace contourcheck::review {

namespace {

/// What an entry of the log has as well is bound to the same rules.
std::optional<Phrase> fault_of(const Control& control) {
    if (control.mistake.empty()) return Phrase::tr("a control without a mistake");
    Decision same;
    same.dataset = control.dataset;
    same.contour = control.contour;
    same.reasons = control.reasons;
    same.reviewer = control.reviewer;
    same.content.contour_sha256 = control.contour_sha256;
    const auto fault = fault_of(same);
    return fault ? std::optional(in_words(*fault)) : std::nullopt;
}

/// A row of the table: sequence, dataset, contour, mistake, verdict, reasons, reviewer, time, version, hash.
bool is_about(const QSqlQuery& row, const std::string& dataset,
              const std::map<std::string, std::string>& contour_hashes) {
    if (text_of(row.value(1)) == dataset) return true;
    const auto hash = contour_hashes.find(text_of(row.value(2)));
    return hash != contour_hashes.end() && !hash->second.empty() && hash->second == text_of(row.value(9));
}

/// Nothing where no decision can be read in it.
std::optional<Control> control_in(const QSqlQuery& row) {
    const auto verdict = verdict_from_word(text_of(row.value(4)));
    if (!verdict) return std::nullopt;
    return Control{row.value(0).toLongLong(),
                   text_of(row.value(1)),
                   text_of(row.value(2)),
                   text_of(row.value(3)),
                   *verdict,
                   words_of(row.value(5)),
                   text_of(row.value(6)),
                   text_of(row.value(7)),
                   text_of(row.value(8)),
                   text_of(row.value(9))};
}

/// All, in the order of writing, as far as they can be read; the reader's error ends it.
Expected<void> each_control(Store::Connection& connection,
                            const std::function<Expected<void>(const QSqlQuery&)>& reader) {
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    const auto hashed = connection.has_column("controls", "contour_sha256");
    if (!hashed) return tl::unexpected(hashed.error());
    if (!query.exec(QStringLiteral("SELECT 1 FROM sqlite_master WHERE name = 'controls'")))
        return connection.failed(query.lastError(), Code::unreadable);
    if (!query.next()) return {};
    if (!query.exec(QStringLiteral(
                        "SELECT sequence, dataset, contour, mistake, verdict, reasons, reviewer, time_utc, "
                        "version, %1 FROM controls ORDER BY sequence")
                        .arg(QLatin1String(*hashed ? "contour_sha256" : "''"))))
        return connection.failed(query.lastError(), Code::unreadable);
    while (query.next())
        if (auto read = reader(query); !read) return read;
    if (query.lastError().isValid()) return connection.failed(query.lastError(), Code::unreadable);
    return {};
}

Expected<std::vector<Control>> controls_in(Store::Connection& connection, const std::string& dataset,
                                           const std::map<std::string, std::string>& contour_hashes) {
    std::vector<Control> result;
    const auto read = each_control(connection, [&](const QSqlQuery& row) -> Expected<void> {
        if (!is_about(row, dataset, contour_hashes)) return {};
        auto control = control_in(row);
        if (!control)
            return fail(Code::malformed, Phrase::tr("a control without a decision"), connection.file);
        result.push_back(std::move(*control));
        return {};
    });
    if (!read) return tl::unexpected(read.error());
    return result;
}

} // namespace

Expected<void> add_control(Store::Connection& log, Control& control) {
    for (const char* statement : control_tables)
        if (auto made = log.run(QString::fromLatin1(statement)); !made) return made;
    const auto& [column, type] = later_control_column;
    if (auto there = log.make_column("controls", column, type); !there) return there;
    QSqlQuery query(log.database());
    if (!query.prepare(QStringLiteral(
            "INSERT INTO controls (dataset, contour, mistake, verdict, reasons, reviewer, time_utc, "
            "version, contour_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")))
        return log.failed(query.lastError());
    for (const std::string& text :
         {control.dataset, control.contour, control.mistake, std::string(word(control.verdict)),
          joined(control.reasons), control.reviewer, control.time_utc, control.version,
          control.contour_sha256})
        query.addBindValue(bound(text));
    if (!query.exec()) return log.failed(query.lastError());
    control.sequence = query.lastInsertId().toLongLong();
    return {};
}

std::vector<Control> readable_controls(Store::Connection& log) {
    std::vector<Control> result;
    (void)each_control(log, [&](const QSqlQuery& row) -> Expected<void> {
        if (auto control = control_in(row); control && !fault_of(*control))
            result.push_back(std::move(*control));
        return {};
    });
    return result;
}

Expected<Control> keep(Store& store, Control control) {
    if (const auto fault = fault_of(control)) return fail(Code::invalid_argument, *fault);
    control.version = CONTOURCHECK_VERSION;
    const auto written = store.write([&](Store::Connection& connection) {
        control.time_utc = clock_utc();
        return add_control(connection, control);
    });
    if (!written) return tl::unexpected(written.error());
    return control;
}

Expected<std::vector<Control>> controls(const Store& store, const std::string& dataset,
                                        const std::map<std::string, std::string>& contour_hashes) {
    std::vector<Control> all;
    const auto read = store.read_each([&](Store::Connection& log, const std::string&) {
        return controls_in(log, dataset, contour_hashes).map([&](std::vector<Control> part) {
            std::ranges::move(part, std::back_inserter(all));
        });
    });
    if (!read) return tl::unexpected(read.error());
    return all;
}

Expected<std::vector<Control>> stored_controls(const std::string& dataset,
                                               const std::map<std::string, std::string>& contour_hashes) {
    const auto store = existing_store();
    if (!store) return tl::unexpected(store.error());
    return *store ? controls(**store, dataset, contour_hashes) : std::vector<Control>();
}

} // namespace contourcheck::review
