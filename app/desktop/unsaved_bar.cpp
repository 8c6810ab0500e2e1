#include "desktop/unsaved_bar.h"

#include "desktop/readers/offer_bar.h"
#include "desktop/texts.h"

#include <QPushButton>

namespace contourcheck::desktop {

UnsavedBar::UnsavedBar(Session& session, QWidget* parent)
    : InfoBar(parent), session_(session), again_(add_button(tr("Try Again"))) {
    again_->setToolTip(tr("Saves what was decided as it was decided"));
    connect(again_, &QPushButton::clicked, this, [this] {
        session_.save_again();
        emit tried();
    });
    connect(this, &InfoBar::closed, &session_, [this] { session_.show_unsaved(false); });
    for (const auto changed :
         {&Session::unsaved_changed, &Session::opened_changed, &Session::standings_changed})
        connect(&session_, changed, this, &UnsavedBar::show_unsaved);
}

void UnsavedBar::show_unsaved() {
    const Unsaved& unsaved = session_.unsaved();
    if (unsaved.entries().empty() || unsaved.is_dismissed()) {
        hide();
        return;
    }
    QStringList names;
    for (const Unsaved::Entry& each : unsaved.entries())
        names << tr("%1 (%2)").arg(qs(each.decision.contour),
                                   state_name(review::state_of(*each.decision.verdict)));
    const QString title =
        names.size() == 1 ? tr("The decision on %1 was not saved").arg(names.front())
                          : tr("%1 decisions were not saved: %2").arg(names.size()).arg(names_text(names));
    again_->setVisible(session_.may_save_again());
    tell_and_offer(title, session_.why_unsaved(), tr("Go there"), [this] {
        session_.go_to_unsaved();
        emit gone_there();
    });
}

} // namespace contourcheck::desktop
