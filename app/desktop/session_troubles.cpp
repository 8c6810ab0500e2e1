#include "desktop/session.h"

#include "desktop/texts.h"

namespace contourcheck::desktop {

QString Session::unchecked_text() const {
    if (!opened_ || is_checked()) return {};
    if (!opener_.busy())
        return tr("Not checked: that was stopped. %1 reads the dataset again.")
            .arg(keys_.text(QStringLiteral("F5")));
    return is_read() ? tr("Not checked yet: the pictures are being looked at.")
                     : tr("Not checked yet: patients are being read.");
}

QString Session::unsettled_text() const {
    if (const QString unchecked = unchecked_text(); !unchecked.isEmpty()) return unchecked;
    if (desk_.trouble()) return tr("The store of decisions is not open.");
    return desk_.settled() ? QString() : tr("Wait: the decisions made before are still being read.");
}

void Session::say_until_checked(const QString& text) {
    told_to_wait_ = text;
    emit said(text);
}

bool Session::say_unchecked() {
    if (is_checked()) return false;
    if (opened_) say_until_checked(unchecked_text());
    return true;
}

bool Session::can_decide() const {
    return contour() && desk_.ready() && (place_.slice < 0 || picture());
}

void Session::set_sight(const picture::Look& look, bool hides_overlays) {
    look_ = look;
    hides_overlays_ = hides_overlays;
    emit sight_changed();
}

std::optional<QString> Session::trouble_accepting(Ref ref, bool slice_readable) const {
    const dataset::ContourEntry& entry = opened_->contour(ref);
    if (!entry.slice) return tr("Cannot be accepted: there is no slice.");
    if (!entry.contour) return tr("Cannot be accepted: its file cannot be read.");
    if (entry.contour->points.size() < least_points)
        return tr("Cannot be accepted: fewer than %1 points.").arg(least_points);
    if (!slice_readable) return tr("Cannot be accepted: the slice cannot be read.");
    return std::nullopt;
}

std::optional<QString> Session::trouble_seeing() const {
    if (hides_overlays_)
        return tr("The contours are hidden: %1 shows them.").arg(keys_.text(QStringLiteral("H")));
    const contour::Kind kind = contour()->id.kind;
    if (look_.shows(kind)) return std::nullopt;
    const char* key = kind == contour::Kind::inner ? "I" : kind == contour::Kind::outer ? "O" : "P";
    return tr("Contours of this kind (%1) are hidden: %2 shows them.")
        .arg(kind_name(kind), keys_.text(QLatin1String(key)));
}

std::optional<QString> Session::trouble_storing() const {
    if (!is_read()) return opener_.busy() ? tr("Wait: not all patients are read yet.") : unchecked_text();
    if (desk_.trouble()) return tr("The store of decisions cannot be opened: nothing can be decided.");
    if (!desk_.ready()) return tr("Wait: the decisions made before are still being read.");
    return std::nullopt;
}

std::optional<QString> Session::trouble(review::Verdict verdict) const {
    if (!contour()) return tr("No contour here to decide on.");
    if (auto unstored = trouble_storing()) return unstored;
    if (queue_.size() == 0) return nothing_matches_text();
    if (const auto unseen = trouble_seeing()) return unseen;
    if (verdict != review::Verdict::accept) return std::nullopt;
    const auto seen = picture();
    return trouble_accepting(place_.ref(), !seen || seen->scene);
}

std::optional<QString> Session::trouble_now(review::Verdict verdict) const {
    if (auto lasting = trouble(verdict)) return lasting;
    if (hide_key_down_)
        return tr("The contours are hidden while %1 is held.").arg(keys_.text(QStringLiteral("Space")));
    if (can_decide()) return std::nullopt;
    return tr("Wait for the picture: a decision is bound to what was seen.");
}

QString Session::nothing_matches_text() const {
    return tr("Nothing matches the search and the chips: %1 shows the whole dataset.")
        .arg(keys_.text(QStringLiteral("Shift+Q")));
}

} // namespace contourcheck::desktop
