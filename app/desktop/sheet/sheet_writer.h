#pragma once

#include "desktop/index.h"
#include "desktop/writer.h"
#include "picture/scene.h"

namespace contourcheck::desktop {

/// Draws a sheet on a worker and writes it, one at a time, as `contourcheck-cli sheet` does: the contours as they are on
/// the disk, with what was found and what was decided. Stopped or failed, it leaves no file.
class SheetWriter : public Writer {
    Q_OBJECT

public:
    using Writer::Writer;

    struct Sheet {
        std::shared_ptr<const Opened> opened;
        std::vector<Ref> contours;                      ///< in their order on the sheet
        std::map<std::string, review::State> decisions; ///< by contour
        mask::Convention convention;
        picture::Greys greys = picture::Greys::automatic;
        bool with_ids = false;        ///< each tile tells its contour's patient and slice
        bool allow_burned_in = false; ///< slices too that say that something is written into the picture
    };
    /// A PNG where `file` ends in .png, a PDF otherwise.
    void start(Sheet sheet, const std::filesystem::path& file);

signals:
    void progressed(std::size_t done, std::size_t total);
    void done(const std::filesystem::path& file);
};

} // namespace contourcheck::desktop
