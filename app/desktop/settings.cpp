#include "desktop/settings.h"

#include "desktop/texts.h"

#include <QCryptographicHash>
#include <QDir>

#include <algorithm>

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
const QString second_reads_key = QStringLiteral("review/secondReads");
const QString offered_key = QStringLiteral("review/secondReadsOffered");
const QString planted_key = QStringLiteral("review/plantedOneIn");
const QString keys_key = QStringLiteral("keys");

constexpr qsizetype most_listed = 200;

/// The paths that are kept are those of the recent datasets alone, which can be cleared.
QString known_as(const std::string& dataset) {
    return QString::fromLatin1(
        QCryptographicHash::hash(QByteArray::fromStdString(dataset), QCryptographicHash::Sha256)
            .toHex()
            .left(16));
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

Settings::Settings()
    : store_(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("contourcheck"),
             QStringLiteral("contourcheck")) {}

QString Settings::reviewer() const {
    const QString name = store_.value(reviewer_key).toString().trimmed();
    return name.isEmpty() ? system_user() : name;
}

void Settings::set_reviewer(const QString& name) {
    if (name.trimmed().isEmpty())
        store_.remove(reviewer_key);
    else
        store_.setValue(reviewer_key, name.trimmed());
}

QStringList Settings::recent() const {
    return store_.value(recent_key).toStringList();
}

void Settings::add_recent(const QString& folder) {
    QStringList all = recent();
    const QString clean = QDir::cleanPath(folder);
    all.removeAll(clean);
    all.prepend(clean);
    store_.setValue(recent_key, all.mid(0, recent_limit));
}

void Settings::clear_recent() {
    store_.remove(recent_key);
}

ThemeChoice Settings::theme() const {
    return theme_from_word(store_.value(theme_key).toString());
}

void Settings::set_theme(ThemeChoice choice) {
    store_.setValue(theme_key, desktop::word(choice));
}

Language Settings::language() const {
    return language_from_word(store_.value(language_key).toString());
}

void Settings::set_language(Language language) {
    store_.setValue(language_key, desktop::word(language));
}

mask::Convention Settings::convention() const {
    mask::Convention convention;
    if (const auto origin = mask::origin_from_word(store_.value(origin_key).toString().toStdString()))
        convention.pixel_origin = *origin;
    if (const auto rule = mask::rule_from_word(store_.value(rule_key).toString().toStdString()))
        convention.rule = *rule;
    return convention;
}

void Settings::set_convention(const mask::Convention& convention) {
    store_.setValue(origin_key, QString::number(convention.pixel_origin));
    const std::string_view rule = mask::word(convention.rule);
    store_.setValue(rule_key, QString::fromUtf8(rule.data(), qsizetype(rule.size())));
}

Order Settings::order() const {
    QString word = store_.value(order_key).toString();
    word.replace(u' ', u'-'); // as the first version wrote it
    return review::order_from_word(word.toStdString()).value_or(Order::reading);
}

void Settings::set_order(Order order) {
    store_.setValue(order_key, qs(review::word(order)));
}

std::uint64_t Settings::seed() const {
    return store_.value(seed_key, 1).toULongLong();
}

void Settings::set_seed(std::uint64_t seed) {
    store_.setValue(seed_key, QString::number(seed));
}

std::set<review::Trait> Settings::traits() const {
    std::set<review::Trait> traits;
    for (const QString& word : store_.value(traits_key).toStringList())
        if (const auto trait = review::trait_from_word(word.toStdString())) traits.insert(*trait);
    return traits;
}

void Settings::set_traits(const std::set<review::Trait>& traits) {
    QStringList words;
    for (const review::Trait trait : traits)
        words << qs(review::word(trait));
    store_.setValue(traits_key, words);
}

bool Settings::moves_on() const {
    return store_.value(moves_on_key, true).toBool();
}

void Settings::set_moves_on(bool on) {
    store_.setValue(moves_on_key, on);
}

bool Settings::asks_reason() const {
    return store_.value(asks_reason_key, false).toBool();
}

void Settings::set_asks_reason(bool on) {
    store_.setValue(asks_reason_key, on);
}

bool Settings::reopens() const {
    return store_.value(reopens_key, true).toBool();
}

void Settings::set_reopens(bool on) {
    store_.setValue(reopens_key, on);
}

bool Settings::lists(const QString& key, const std::string& dataset) const {
    return store_.value(key).toStringList().contains(known_as(dataset));
}

void Settings::list(const QString& key, const std::string& dataset, bool on) {
    QStringList datasets = store_.value(key).toStringList();
    datasets.removeAll(known_as(dataset));
    if (on) datasets << known_as(dataset);
    while (datasets.size() > most_listed)
        datasets.removeFirst();
    store_.setValue(key, datasets);
}

bool Settings::second_read(const std::string& dataset) const {
    return lists(second_reads_key, dataset);
}

void Settings::set_second_read(const std::string& dataset, bool on) {
    list(second_reads_key, dataset, on);
}

bool Settings::second_read_offered(const std::string& dataset) const {
    return lists(offered_key, dataset);
}

void Settings::note_second_read_offered(const std::string& dataset) {
    list(offered_key, dataset, true);
}

int Settings::planted_one_in() const {
    return std::max(0, store_.value(planted_key, 0).toInt());
}

void Settings::set_planted_one_in(int contours) {
    store_.setValue(planted_key, contours);
}

std::map<QString, QString> Settings::keys() const {
    const QStringList pairs = store_.value(keys_key).toStringList();
    std::map<QString, QString> keys;
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2)
        keys[pairs[i]] = pairs[i + 1];
    return keys;
}

void Settings::set_keys(const std::map<QString, QString>& keys) {
    QStringList pairs;
    for (const auto& [from, to] : keys)
        pairs << from << to;
    store_.setValue(keys_key, pairs);
}

picture::Look Settings::look() const {
    picture::Look look;
    if (const auto style = picture::style_from_word(store_.value("look/style").toString().toStdString()))
        look.style = *style;
    look.opacity = std::clamp(store_.value("look/opacity", look.opacity).toDouble(), 0.05, 1.0);
    look.inner = store_.value("look/inner", true).toBool();
    look.outer = store_.value("look/outer", true).toBool();
    look.papillary = store_.value("look/papillary", true).toBool();
    const QString greys = store_.value("look/greys").toString();
    if (greys == QLatin1String("tissue")) look.greys = picture::Greys::tissue;
    if (greys == QLatin1String("full")) look.greys = picture::Greys::full;
    return look;
}

void Settings::set_look(const picture::Look& look) {
    store_.setValue("look/style", word(look.style));
    store_.setValue("look/opacity", look.opacity);
    store_.setValue("look/inner", look.inner);
    store_.setValue("look/outer", look.outer);
    store_.setValue("look/papillary", look.papillary);
    const char* greys[] = {"automatic", "tissue", "full"};
    store_.setValue("look/greys", greys[int(look.greys)]);
}

QByteArray Settings::bytes(const QString& key) const {
    return store_.value(key).toByteArray();
}

void Settings::set_bytes(const QString& key, const QByteArray& value) {
    store_.setValue(key, value);
}

QStringList Settings::words(const QString& key) const {
    return store_.value(key).toStringList();
}

void Settings::set_words(const QString& key, const QStringList& words) {
    store_.setValue(key, words);
}

QStringList Settings::keys_under(const QString& group) const {
    QStringList keys;
    for (const QString& key : store_.allKeys())
        if (key.startsWith(group + u'/')) keys << key;
    return keys;
}

void Settings::remove(const QString& key) {
    store_.remove(key);
}

void Settings::sync() {
    store_.sync();
}

} // namespace contourcheck::desktop
