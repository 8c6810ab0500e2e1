#pragma once

#include <utility>

namespace contourcheck::review {

/// "CtCk", in the header of the file (https://www.sqlite.org/pragma.html#pragma_application_id).
inline constexpr int application_id = 0x4374436b;
/// Of the tables below. Raise it with a migration when they change. 1: no chain.
inline constexpr int schema_version = 2;
inline constexpr int chained_version = 2; ///< the first with a chain

inline constexpr const char* decisions_stay = "CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions "
                                              "BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END";

/// Columns stand between "(" and ")", each with ", " behind it: known_schema.h reads them so.
inline constexpr const char* decision_tables[] = {
    "CREATE TABLE decisions ("
    "sequence INTEGER PRIMARY KEY AUTOINCREMENT, dataset TEXT NOT NULL, contour TEXT NOT NULL, verdict TEXT, "
    "reasons TEXT NOT NULL, comment TEXT NOT NULL, reviewer TEXT NOT NULL, time_utc TEXT NOT NULL, "
    "slice_sha256 TEXT NOT NULL, contour_sha256 TEXT NOT NULL, version TEXT NOT NULL, written_here INTEGER, "
    "not_before TEXT, chain TEXT NOT NULL)",
    "CREATE INDEX decisions_by_contour ON decisions (dataset, contour, time_utc)",
    decisions_stay,
    "CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions "
    "BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END",
};
/// Columns of decisions that earlier versions do not have, and their types.
inline constexpr std::pair<const char*, const char*> later_columns[] = {
    {"written_here", "INTEGER"}, {"not_before", "TEXT"}, {"chain", "TEXT NOT NULL DEFAULT ''"}};

inline constexpr const char* origin_tables[] = {
    "CREATE TABLE chain_origin (salt TEXT NOT NULL, reason TEXT NOT NULL, entries INTEGER NOT NULL, "
    "time_utc TEXT NOT NULL, version TEXT NOT NULL)",
    "CREATE TRIGGER chain_origin_stays BEFORE UPDATE ON chain_origin "
    "BEGIN SELECT RAISE(ABORT, 'the origin is never changed'); END",
    "CREATE TRIGGER chain_origin_is_kept BEFORE DELETE ON chain_origin "
    "BEGIN SELECT RAISE(ABORT, 'the origin is never removed'); END",
};

/// Made with the first control. Programs that do not know these go on with the file.
inline constexpr const char* control_tables[] = {
    "CREATE TABLE IF NOT EXISTS controls ("
    "sequence INTEGER PRIMARY KEY AUTOINCREMENT, dataset TEXT NOT NULL, contour TEXT NOT NULL, "
    "mistake TEXT NOT NULL, verdict TEXT NOT NULL, reasons TEXT NOT NULL, reviewer TEXT NOT NULL, "
    "time_utc TEXT NOT NULL, version TEXT NOT NULL, contour_sha256 TEXT)",
    "CREATE TRIGGER IF NOT EXISTS controls_stay BEFORE UPDATE ON controls "
    "BEGIN SELECT RAISE(ABORT, 'controls are never changed'); END",
    "CREATE TRIGGER IF NOT EXISTS controls_are_kept BEFORE DELETE ON controls "
    "BEGIN SELECT RAISE(ABORT, 'controls are never removed'); END",
};
/// A column of controls that earlier versions do not have.
inline constexpr std::pair<const char*, const char*> later_control_column = {"contour_sha256", "TEXT"};

} // namespace contourcheck::review
