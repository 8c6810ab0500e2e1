#pragma once

#include "desktop/index.h"
#include "overlay/overlay.h"

#include <mutex>

namespace contourcheck::desktop {

/// Each patient's grey windows, worked out once, by whichever worker comes first; others wait for it. So the grey of a
/// tissue is the same on all slices of a patient, and never changes while one goes through them.
class GreyBook {
public:
    /// Nothing where no slice of the patient can be read.
    [[nodiscard]] std::optional<overlay::Windows> of(const Opened& opened, int patient);

private:
    struct Entry {
        std::mutex mutex;
        bool known = false;
        std::optional<overlay::Windows> windows;
    };

    std::mutex mutex_;
    std::map<int, std::shared_ptr<Entry>> entries_;
};

} // namespace contourcheck::desktop
