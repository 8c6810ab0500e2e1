#include "desktop/settings.h"

#include "desktop/texts.h"

#include <QCryptographicHash>
#include <QDir>

#include <algorithm>
#include <cmath>
#include <utility>

#include <pwd.h>
#include <unistd.h>

namespace contourcheck::desktop {

namespace {

constexpr int recent_limit = 8;

const QString reviewer_key = QStringLiteral("reviewer");
const QString recent_key = QStringLiteral("recent");
const QString theme_key = QStringLiteral("theme");
const QString language_key = QStringLiteral("language");
const QString origin_key = QStringLiteral("convention/pixelOrigin");
const QString rule_key = QStringLiteral("convention/maskRule");
const QString order_key = QStringLiteral("go/order");
const QString seed_key = QStringLiteral("go/seed");
const QString traits_key = QStringLiteral("go/queue");
const QString moves_on_key = QStringLiteral("review/movesOn");
const QString asks_reason_key = QStringLiteral("review/asksReason");
const QString reopens_key = QStringLiteral("start/reopens");
const QString follows_links_key = QStringLiteral("dataset/followsLinks");
const QString second_reads_group = QStringLiteral("review/secondReads");
const QString offered_group = QStringLiteral("review/secondReadsOffered");
const QString planted_key = QStringLiteral("review/plantedOneIn");
const QString keys_key = QStringLiteral("keys");

/// The paths that are kept are those of the recent datasets alone, which can be cleared.
QString known_as(const std::string& dataset) {
    return QString::fromLatin1(
        QCryptographicHash::hash(QByteArray::fromStdString(dataset), QCryptographicHash::Sha256)
            .toHex()
            .left(16));
}

QString key_of(const QString& group, const std::string& dataset) {
    return group + u'/' + known_as(dataset);
}

QString word(picture::Style style) {
    if (style == picture::Style::outline) return QStringLiteral("outline");
    return style == picture::Style::fill ? QStringLiteral("fill") : QStringLiteral("both");
}

} // namespace

QString system_user() {
    if (const passwd* entry = getpwuid(getuid()); entry && entry->pw_name && *entry->pw_name)
        return QString::fromLocal8Bit(entry->pw_name);
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? QStringLiteral("user%1").arg(getuid()) : name;
}

Settings::Settings(std::shared_ptr<SettingsFile> file) : file_(std::move(file)) {}

QVariant Settings::value(const QString& key, const QVariant& otherwise) const {
    return file_->values().value(key, otherwise);
}

QString Settings::reviewer() const {
    const QString name = value(reviewer_key).toString().trimmed();
    return name.isEmpty() ? system_user() : name;
}

void Settings::set_reviewer(const QString& name) {
    if (name.trimmed().isEmpty())
        file_->remove(reviewer_key);
    else
        file_->set(reviewer_key, name.trimmed());
}

QStringList Settings::recent() const {
    return value(recent_key).toStringList();
}

void Settings::add_recent(const QString& folder) {
    QStringList all = recent();
    const QString clean = QDir::cleanPath(folder);
    all.removeAll(clean);
    all.prepend(clean);
    file_->set(recent_key, all.mid(0, recent_limit));
}

void Settings::forget_recent(const QString& folder) {
    QStringList all = recent();
    all.removeAll(folder);
    file_->set(recent_key, all);
}

void Settings::clear_recent() {
    file_->remove(recent_key);
}

ThemeChoice Settings::theme() const {
    return theme_from_word(value(theme_key).toString());
}

void Settings::set_theme(ThemeChoice choice) {
    file_->set(theme_key, desktop::word(choice));
}

Language Settings::language() const {
    return language_from_word(value(language_key).toString());
}

void Settings::set_language(Language language) {
    file_->set(language_key, desktop::word(language));
}

mask::Convention Settings::convention() const {
    mask::Convention convention;
    if (const auto origin = mask::origin_from_word(value(origin_key).toString().toStdString()))
        convention.pixel_origin = *origin;
    if (const auto rule = mask::rule_from_word(value(rule_key).toString().toStdString()))
        convention.rule = *rule;
    return convention;
}

void Settings::set_convention(const mask::Convention& convention) {
    file_->set(origin_key, QString::number(convention.pixel_origin));
    file_->set(rule_key, qs(mask::word(convention.rule)));
}

Order Settings::order() const {
    QString word = value(order_key).toString();
    word.replace(u' ', u'-'); // as the first version wrote it
    return review::order_from_word(word.toStdString()).value_or(Order::reading);
}

void Settings::set_order(Order order) {
    file_->set(order_key, qs(review::word(order)));
}

std::uint64_t Settings::seed() const {
    return value(seed_key, 1).toULongLong();
}

void Settings::set_seed(std::uint64_t seed) {
    file_->set(seed_key, QString::number(seed));
}

std::set<review::Trait> Settings::traits() const {
    std::set<review::Trait> traits;
    for (const QString& word : value(traits_key).toStringList())
        if (const auto trait = review::trait_from_word(word.toStdString())) traits.insert(*trait);
    return traits;
}

void Settings::set_traits(const std::set<review::Trait>& traits) {
    QStringList words;
    for (const review::Trait trait : traits)
        words << qs(review::word(trait));
    file_->set(traits_key, words);
}

bool Settings::moves_on() const {
    return value(moves_on_key, true).toBool();
}

void Settings::set_moves_on(bool on) {
    file_->set(moves_on_key, on);
}

bool Settings::asks_reason() const {
    return value(asks_reason_key, false).toBool();
}

void Settings::set_asks_reason(bool on) {
    file_->set(asks_reason_key, on);
}

bool Settings::reopens() const {
    return value(reopens_key, true).toBool();
}

void Settings::set_reopens(bool on) {
    file_->set(reopens_key, on);
}

bool Settings::follows_links() const {
    return value(follows_links_key, false).toBool();
}

void Settings::set_follows_links(bool on) {
    file_->set(follows_links_key, on);
}

/// Earlier versions wrote all datasets as one list.
bool Settings::holds_of(const QString& group, const std::string& dataset) const {
    return value(key_of(group, dataset), value(group).toStringList().contains(known_as(dataset))).toBool();
}

bool Settings::second_read(const std::string& dataset) const {
    return holds_of(second_reads_group, dataset);
}

void Settings::set_second_read(const std::string& dataset, bool on) {
    file_->set(key_of(second_reads_group, dataset), on);
}

bool Settings::second_read_offered(const std::string& dataset) const {
    return holds_of(offered_group, dataset);
}

void Settings::note_second_read_offered(const std::string& dataset) {
    file_->set(key_of(offered_group, dataset), true);
}

int Settings::planted_one_in() const {
    return std::max(0, value(planted_key, 0).toInt());
}

void Settings::set_planted_one_in(int contours) {
    file_->set(planted_key, contours);
}

std::map<QString, QString> Settings::keys() const {
    const QStringList pairs = value(keys_key).toStringList();
    std::map<QString, QString> keys;
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2)
        keys[pairs[i]] = pairs[i + 1];
    return keys;
}

void Settings::set_keys(const std::map<QString, QString>& keys) {
    QStringList pairs;
    for (const auto& [from, to] : keys)
        pairs << from << to;
    file_->set(keys_key, pairs);
}

picture::Look Settings::look() const {
    picture::Look look;
    const std::string style = value(QStringLiteral("look/style")).toString().toStdString();
    look.style = picture::style_from_word(style).value_or(look.style);
    bool is_number = false;
    const double opacity = value(QStringLiteral("look/opacity")).toDouble(&is_number);
    if (is_number && std::isfinite(opacity)) look.opacity = std::clamp(opacity, 0.05, 1.0);
    look.inner = value(QStringLiteral("look/inner"), true).toBool();
    look.outer = value(QStringLiteral("look/outer"), true).toBool();
    look.papillary = value(QStringLiteral("look/papillary"), true).toBool();
    const QString greys = value(QStringLiteral("look/greys")).toString();
    if (greys == QLatin1String("tissue")) look.greys = picture::Greys::tissue;
    if (greys == QLatin1String("full")) look.greys = picture::Greys::full;
    return look;
}

void Settings::set_look(const picture::Look& look) {
    file_->set(QStringLiteral("look/style"), word(look.style));
    file_->set(QStringLiteral("look/opacity"), look.opacity);
    file_->set(QStringLiteral("look/inner"), look.inner);
    file_->set(QStringLiteral("look/outer"), look.outer);
    file_->set(QStringLiteral("look/papillary"), look.papillary);
    const char* greys[] = {"automatic", "tissue", "full"};
    file_->set(QStringLiteral("look/greys"), greys[int(look.greys)]);
}

QByteArray Settings::bytes(const QString& key) const {
    return value(key).toByteArray();
}

void Settings::set_bytes(const QString& key, const QByteArray& value) {
    file_->set(key, value);
}

QStringList Settings::words(const QString& key) const {
    return value(key).toStringList();
}

void Settings::set_words(const QString& key, const QStringList& words) {
    file_->set(key, words);
}

QStringList Settings::keys_under(const QString& group) const {
    QStringList keys;
    for (const QString& key : file_->values().keys())
        if (key.startsWith(group + u'/')) keys << key;
    return keys;
}

void Settings::remove(const QString& key) {
    file_->remove(key);
}

void Settings::settle() {
    file_->settle();
}

} // namespace contourcheck::desktop
