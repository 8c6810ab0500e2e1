#pragma once

#include "desktop/index.h"
#include "desktop/language.h"
#include "desktop/settings_file.h"
#include "desktop/theme.h"
#include "mask/convention.h"
#include "picture/scene.h"

#include <QByteArray>
#include <QStringList>

#include <map>
#include <set>

namespace contourcheck::desktop {

/// What the program remembers between runs. No patient's id is kept but in the paths the user opened.
class Settings {
public:
    explicit Settings(std::shared_ptr<SettingsFile> file = SettingsFile::of_program());

    [[nodiscard]] QString reviewer() const; ///< the system's user name until set
    void set_reviewer(const QString& name); ///< an empty name returns to the system's

    [[nodiscard]] QStringList recent() const; ///< folders, the latest first
    void add_recent(const QString& folder);
    void forget_recent(const QString& folder);
    void clear_recent();

    [[nodiscard]] ThemeChoice theme() const;
    void set_theme(ThemeChoice choice);

    [[nodiscard]] Language language() const; ///< from the next start on
    void set_language(Language language);

    [[nodiscard]] mask::Convention convention() const;
    void set_convention(const mask::Convention& convention);

    [[nodiscard]] Order order() const; ///< of going on
    void set_order(Order order);
    [[nodiscard]] std::uint64_t seed() const; ///< of the order at random
    void set_seed(std::uint64_t seed);
    /// What the queue is narrowed to; a search is not remembered.
    [[nodiscard]] std::set<review::Trait> traits() const;
    void set_traits(const std::set<review::Trait>& traits);

    [[nodiscard]] bool moves_on() const; ///< after a decision; true until set
    void set_moves_on(bool on);
    [[nodiscard]] bool asks_reason() const; ///< before a rejection, not after it; false until set
    void set_asks_reason(bool on);

    /// Of a dataset, by its path: what others decided on it is hidden.
    [[nodiscard]] bool second_read(const std::string& dataset) const;
    void set_second_read(const std::string& dataset, bool on);
    /// A second read of it was offered: that is done once.
    [[nodiscard]] bool second_read_offered(const std::string& dataset) const;
    void note_second_read_offered(const std::string& dataset);
    /// In how many contours an error is planted; 0, until set: none.
    [[nodiscard]] int planted_one_in() const;
    void set_planted_one_in(int contours);

    /// Keys that differ from those the program comes with: by the key it comes with, the key in its place.
    [[nodiscard]] std::map<QString, QString> keys() const;
    void set_keys(const std::map<QString, QString>& keys);

    /// Style, opacity, which kinds show and in which greys; a window that was dragged is not remembered.
    [[nodiscard]] picture::Look look() const;
    void set_look(const picture::Look& look);

    [[nodiscard]] bool reopens() const; ///< the last dataset at start; true until set
    void set_reopens(bool on);
    [[nodiscard]] bool follows_links() const; ///< as dataset::Source::follow_links
    void set_follows_links(bool on);

    [[nodiscard]] QByteArray bytes(const QString& key) const;
    void set_bytes(const QString& key, const QByteArray& value);
    [[nodiscard]] QStringList words(const QString& key) const;
    void set_words(const QString& key, const QStringList& words);
    [[nodiscard]] QStringList keys_under(const QString& group) const; ///< whole keys
    void remove(const QString& key);
    void settle(); ///< waits until all is on the disk; from any thread

private:
    [[nodiscard]] bool holds_of(const QString& group, const std::string& dataset) const;
    [[nodiscard]] QVariant value(const QString& key, const QVariant& otherwise = {}) const;

    std::shared_ptr<SettingsFile> file_;
};

[[nodiscard]] QString system_user();

} // namespace contourcheck::desktop
