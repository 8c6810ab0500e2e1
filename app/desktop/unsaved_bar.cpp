#include "desktop/unsaved_bar.h"

#include "desktop/readers/offer_bar.h"
#include "desktop/texts.h"

namespace contourcheck::desktop {

UnsavedBar::UnsavedBar(Session& session, QWidget* parent) : InfoBar(parent), session_(session) {
    connect(this, &InfoBar::closed, &session_, &Session::forget_unsaved);
    connect(&session_, &Session::unsaved_changed, this, &UnsavedBar::show_unsaved);
    connect(&session_, &Session::opened_changed, this, &UnsavedBar::show_unsaved);
}

void UnsavedBar::show_unsaved() {
    QStringList names;
    for (const std::string& contour : session_.unsaved())
        names << qs(contour);
    if (names.isEmpty()) {
        hide();
        return;
    }
    const QString title =
        names.size() == 1 ? tr("The decision on %1 was not saved").arg(names.front())
                          : tr("%1 decisions were not saved: %2").arg(names.size()).arg(names_text(names));
    tell_and_offer(title, session_.why_unsaved(), tr("Go there"), [this] {
        session_.go_to_unsaved();
        emit gone_there();
    });
}

} // namespace contourcheck::desktop
