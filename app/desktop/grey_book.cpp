#include "desktop/grey_book.h"

#include "overlay/patient_windows.h"

namespace contourcheck::desktop {

std::optional<overlay::Windows> GreyBook::of(const Opened& opened, int patient) {
    std::shared_ptr<Entry> entry;
    {
        const std::lock_guard lock(mutex_);
        auto& place = entries_[patient];
        if (!place) place = std::make_shared<Entry>();
        entry = place;
    }
    const std::lock_guard lock(entry->mutex);
    if (!entry->known) {
        entry->windows = overlay::patient_windows(opened.checked.dataset.root, opened.patient(patient));
        entry->known = true;
    }
    return entry->windows;
}

} // namespace contourcheck::desktop
