#include "desktop/settings_file.h"

#include <QDir>
#include <QFile>
#include <QSettings>

#include <utility>

namespace contourcheck::desktop {

namespace {

QSettings on_disk() {
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("contourcheck"),
                     QStringLiteral("contourcheck"));
}

/// It names folders, and those may name patients.
void keep_private(const QString& name) {
    QDir().mkpath(QFileInfo(name).path());
    constexpr QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner;
    QFile file(name);
    if (file.open(QIODevice::Append, owner)) file.setPermissions(owner); // also one that was there before
}

} // namespace

std::shared_ptr<SettingsFile> SettingsFile::of_program() {
    static std::weak_ptr<SettingsFile> held;
    auto file = held.lock();
    if (!file) held = file = std::make_shared<SettingsFile>();
    return file;
}

SettingsFile::SettingsFile() {
    const QSettings file = on_disk();
    for (const QString& key : file.allKeys())
        values_[key] = file.value(key);
    writer_ = std::jthread([this](const std::stop_token& stop) { write(stop); });
}

SettingsFile::~SettingsFile() = default;

void SettingsFile::set(const QString& key, const QVariant& value) {
    values_[key] = value;
    note({key, value});
}

void SettingsFile::remove(const QString& key) {
    values_.removeIf([&](const auto& each) {
        return key.isEmpty() || each.key() == key || each.key().startsWith(key + u'/');
    });
    note({key, std::nullopt});
}

void SettingsFile::note(Change change) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(change));
    noted_.notify_one();
}

void SettingsFile::settle() {
    std::unique_lock lock(mutex_);
    settled_.wait(lock, [this] { return waiting_.empty() && !writes_; });
}

void SettingsFile::write(const std::stop_token& stop) {
    QSettings file = on_disk();
    std::unique_lock lock(mutex_);
    while (noted_.wait(lock, stop, [this] { return !waiting_.empty(); })) {
        const std::vector<Change> changes = std::exchange(waiting_, {});
        writes_ = true;
        lock.unlock();
        for (const auto& [key, value] : changes)
            value ? file.setValue(key, *value) : file.remove(key);
        keep_private(file.fileName());
        file.sync();
        lock.lock();
        writes_ = false;
        settled_.notify_all();
    }
}

} // namespace contourcheck::desktop
