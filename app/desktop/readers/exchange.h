#pragma once

#include "desktop/session.h"

namespace contourcheck::desktop {

/// Decisions to a table and from one, on a worker: the same table that `contourcheck-cli review` writes and reads.
class Exchange : public QObject {
    Q_OBJECT

public:
    explicit Exchange(Session& session, QObject* parent = nullptr);

    /// Everything that was ever decided on the open dataset, by whomever.
    void write(const QString& file);
    /// Adds what the store does not have yet, without the rows that review::from_csv refuses, which are named; nothing of a
    /// file that is no such table. Asks first where that changes what the reviewer decided.
    void read(const QString& file);

signals:
    void said(const QString& text);
    void warned(const QString& title, const QString& text);
    void withdrawn(const QString& title); ///< what was warned of under it holds no more
    /// Before what the reviewer decided on so many contours is changed; `go_on` imports.
    void change_asked(std::size_t own, const std::function<void()>& go_on);

private:
    struct Table {
        std::vector<review::Decision> decisions;
        std::vector<Error> refused;
        std::vector<std::string> unfit; ///< ids that are of no contour of the dataset
        std::size_t own_changed = 0;    ///< contours for which it changes what the reviewer decided
    };
    [[nodiscard]] std::function<std::size_t(std::vector<review::Decision>)> count_own_changed() const;
    void take(const Expected<Table>& table, const std::shared_ptr<const Opened>& opened);
    void import(const Table& table);
    void tell(const Expected<std::size_t>& added, const Table& table);

    Session& session_;
    Workers workers_;
};

} // namespace contourcheck::desktop
