#pragma once

#include <QMap>
#include <QString>
#include <QVariant>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace contourcheck::desktop {

/// The values of $XDG_CONFIG_HOME/contourcheck/contourcheck.ini: read once, then kept in memory for the window's thread; what
/// changes is written by a thread of its own, so that the window waits for no disk. What another run writes meanwhile stays
/// in the file, and is not seen.
class SettingsFile {
public:
    /// The one that is there, or a new one: all who hold it see each other's changes.
    [[nodiscard]] static std::shared_ptr<SettingsFile> of_program();
    SettingsFile();
    ~SettingsFile(); ///< waits until all is written
    SettingsFile(const SettingsFile&) = delete;
    SettingsFile& operator=(const SettingsFile&) = delete;

    [[nodiscard]] const QMap<QString, QVariant>& values() const { return values_; }
    void set(const QString& key, const QVariant& value);
    void remove(const QString& key); ///< and what is under it; empty: all
    void settle();                   ///< waits until what was changed is written; from any thread

private:
    using Change = std::pair<QString, std::optional<QVariant>>; ///< without a value: removed
    void note(Change change);
    void write(const std::stop_token& stop);

    QMap<QString, QVariant> values_; ///< the window's thread alone
    std::mutex mutex_;
    std::condition_variable_any noted_, settled_;
    std::vector<Change> waiting_;
    bool writes_ = false;
    std::jthread writer_;
};

} // namespace contourcheck::desktop
