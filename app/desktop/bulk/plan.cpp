#include "desktop/bulk/plan.h"

#include "desktop/texts.h"

#include <QStringList>

#include <map>

namespace contourcheck::desktop {

namespace {

std::optional<LeftOut> trouble(const Opened& opened, Ref ref) {
    const dataset::ContourEntry& entry = opened.contour(ref);
    if (!entry.contour) return LeftOut::unreadable;
    if (entry.contour->points.size() < least_points) return LeftOut::no_area;
    if (!entry.slice) return LeftOut::no_slice;
    if (opened.index.status(ref) != check::Status::ok) return LeftOut::flagged;
    return std::nullopt;
}

} // namespace

QString left_out_text(LeftOut why) {
    switch (why) {
    case LeftOut::flagged:
        return tr("with findings");
    case LeftOut::draft:
        return tr("with a comment or reason not decided yet");
    case LeftOut::no_slice:
        return tr("without a slice");
    case LeftOut::unreadable:
        return tr("that cannot be read");
    case LeftOut::no_area:
        return tr("with fewer than 3 points");
    case LeftOut::changed:
        return tr("changed on the disk since the dataset was read");
    case LeftOut::decided:
        return tr("decided meanwhile");
    }
    return {};
}

BulkPlan plan_to_accept(const Opened& opened, std::span<const Ref> contours,
                        const std::function<bool(Ref)>& undecided,
                        const std::function<bool(Ref)>& has_draft) {
    BulkPlan plan;
    for (const Ref ref : contours) {
        if (!undecided(ref))
            ++plan.decided;
        else if (const auto why = trouble(opened, ref))
            plan.left_out.emplace_back(ref, *why);
        else if (has_draft(ref))
            plan.left_out.emplace_back(ref, LeftOut::draft);
        else
            plan.chosen.push_back(ref);
    }
    return plan;
}

QString left_out_text(const BulkPlan& plan) {
    std::map<LeftOut, int> counts;
    for (const auto& [ref, why] : plan.left_out)
        ++counts[why];
    QStringList parts;
    for (const auto& [why, count] : counts)
        parts << QStringLiteral("%1 %2").arg(count).arg(left_out_text(why));
    return parts.join(QStringLiteral(", "));
}

} // namespace contourcheck::desktop
