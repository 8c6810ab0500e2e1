#pragma once

#include "desktop/slice_loader.h"
#include "review/controls.h"
#include "trial/planted.h"

namespace contourcheck::desktop {

/// The errors that are planted among the open dataset's contours and wait to be decided on, and what is shown in their
/// place. Which of them still wait is the session's to say: it knows what was decided.
class Attention : public QObject {
    Q_OBJECT

public:
    explicit Attention(QObject* parent = nullptr);
    ~Attention() override;

    /// Draws anew, on a worker, at most `most` of the contours that are not `left_out`; drawn() tells.
    void draw(const std::shared_ptr<const Opened>& opened, std::size_t most,
              const std::set<std::string>& left_out);
    /// What was drawn takes the place of what there was, but not for the contours `in_view`: nothing changes under the eyes.
    void take_drawn(const std::set<std::string>& in_view);
    void clear();
    void drop(const std::string& contour);
    [[nodiscard]] const trial::Planted* at(const std::string& contour) const;
    [[nodiscard]] std::size_t count() const { return planted_.size(); }
    [[nodiscard]] const std::map<std::string, trial::Planted>& planted() const { return planted_; }

    /// The slice with these outlines in place of the contours of their kinds; the same object for the same ones again.
    [[nodiscard]] std::shared_ptr<const LoadedSlice> dressed(const std::shared_ptr<const LoadedSlice>& slice,
                                                             const std::vector<contour::Contour>& outlines);

signals:
    void drawn();

private:
    std::uint64_t generation_ = 0;
    std::uint64_t seed_;
    std::map<std::string, trial::Planted> planted_, drawn_; ///< by contour
    struct Dressed {
        std::shared_ptr<const LoadedSlice> from, shown;
        std::vector<contour::Contour> outlines;
    };
    Dressed last_;
    Workers workers_;
};

/// "You caught 3 of 4 planted errors so far (75 %, 95 % interval 30 to 95)."; empty where there were none.
[[nodiscard]] QString caught_text(const std::vector<review::Control>& controls, const std::string& reviewer);

} // namespace contourcheck::desktop
