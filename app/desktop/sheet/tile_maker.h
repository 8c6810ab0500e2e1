#pragma once

#include "desktop/grey_book.h"
#include "desktop/work.h"
#include "picture/scene.h"

#include <QCache>
#include <QImage>

#include <atomic>
#include <map>

namespace contourcheck::desktop {

/// A contour on the part of its slice around it, and the hash of the bytes that the slice was made of; without a picture
/// the error says why.
struct MadeTile {
    Ref ref;
    QImage image;
    std::optional<Error> error;
    std::string slice_sha256; ///< empty when the file could not be read
};

/// Makes tiles on worker threads into a bounded cache. What arrives for another dataset, look or size is dropped.
class TileMaker : public QObject {
    Q_OBJECT

public:
    explicit TileMaker(QObject* parent = nullptr);

    /// What tiles are made of and how; forgets those made before where it differs.
    struct Setting {
        std::shared_ptr<const Opened> opened;
        std::shared_ptr<GreyBook> greys;
        mask::Convention convention;
        picture::Greys shown = picture::Greys::automatic;
        int side_px = 0; ///< device pixels

        friend bool operator==(const Setting&, const Setting&) = default;
    };
    void set(const Setting& setting);
    /// Drawn in place of the contours' own; forgets the tiles that were made with others.
    void set_outlines(const std::map<Ref, std::vector<contour::Point>>& outlines);

    /// Makes those of `now` first and `soon` behind them. What was wanted before and is in neither is given up.
    void want(const std::vector<Ref>& now, const std::vector<Ref>& soon);
    [[nodiscard]] std::shared_ptr<const MadeTile> find(Ref ref) const;
    [[nodiscard]] std::size_t made_count() const { return made_count_; } ///< since the start, for tests

signals:
    void made(const std::shared_ptr<const contourcheck::desktop::MadeTile>& tile);

private:
    void give_up();
    void begin(Ref ref, int priority);
    void arrive(std::uint64_t generation, const std::shared_ptr<const MadeTile>& tile);

    Setting setting_;
    std::map<Ref, std::vector<contour::Point>> outlines_;
    std::uint64_t generation_ = 0;
    std::size_t made_count_ = 0;
    QCache<std::pair<int, int>, std::shared_ptr<const MadeTile>> cache_;
    struct Request {
        std::shared_ptr<std::atomic<bool>> given_up;
        int priority = 0;
    };
    std::map<Ref, Request> pending_;
    Workers workers_;
};

/// The worker's whole job; `outline` in place of the contour's own, if any.
[[nodiscard]] MadeTile make_tile(const TileMaker::Setting& setting, Ref ref,
                                 const std::optional<std::vector<contour::Point>>& outline = {});

} // namespace contourcheck::desktop
