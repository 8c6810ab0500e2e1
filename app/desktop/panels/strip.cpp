#include "desktop/panels/strip.h"

#include "desktop/texts.h"

#include "evidence/look.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace contourcheck::desktop {

namespace {

constexpr double full_turn = 2 * std::numbers::pi;
constexpr double least_step = 0.05; ///< as Boundary::agreeing has it

double clockwise_from_top(contour::Point place, contour::Point centre) {
    const double angle = std::atan2(place.x - centre.x, centre.y - place.y);
    return angle < 0 ? angle + full_turn : angle;
}

/// Sites of the ring, clockwise, the one nearest the top first.
std::vector<std::size_t> clockwise(const evidence::Ring& ring) {
    const std::size_t count = ring.sites.size();
    double turned = 0; // of the whole ring: one turn, of the sign of its direction
    std::size_t top = 0;
    const auto from_top = [&](std::size_t i) {
        const double angle = clockwise_from_top(ring.sites[i].place, ring.centre);
        return std::min(angle, full_turn - angle);
    };
    for (std::size_t i = 0; i < count; ++i) {
        const contour::Point a = ring.sites[i].place;
        const contour::Point b = ring.sites[(i + 1) % count].place;
        turned +=
            (a.x - ring.centre.x) * (b.y - ring.centre.y) - (b.x - ring.centre.x) * (a.y - ring.centre.y);
        if (from_top(i) < from_top(top)) top = i;
    }
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i)
        order[i] = (top + (turned >= 0 ? i : count - i)) % count;
    return order;
}

/// The window of the slice's values, for profiles of its brightness.
dicom::Window of_brightness(const picture::Scene& scene) {
    dicom::Window window = scene.auto_window;
    if (scene.slice.header.photometric == dicom::Photometric::monochrome1) window.centre = -window.centre;
    return window;
}

QImage rolled_out(const evidence::Profiles& profiles, const std::vector<std::size_t>& order,
                  const dicom::Window& window) {
    using evidence::Profiles;
    const int first = Profiles::column(-Strip::reach_mm);
    const int last = Profiles::column(Strip::reach_mm);
    QImage image(int(order.size()), last - first + 1, QImage::Format_Grayscale8);
    const double low = window.centre - window.width / 2;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const float value = profiles.values(int(order[std::size_t(x)]), last - y);
            image.scanLine(y)[x] = uchar(std::clamp(255 * (double(value) - low) / window.width, 0.0, 255.0));
        }
    return image;
}

constexpr int directions = 8;

int direction(double angle) {
    return int(std::lround(angle / full_turn * directions)) % directions;
}

/// For each of the eight directions whether most of its sites agree.
std::array<bool, directions> agreeing_directions(const Strip& strip) {
    std::array<int, directions> balance{};
    for (const Strip::Site& site : strip.sites)
        balance[std::size_t(direction(site.angle))] += site.agrees ? 1 : -1;
    std::array<bool, directions> result{};
    std::ranges::transform(balance, result.begin(), [](int each) { return each >= 0; });
    return result;
}

QString listed(const std::array<bool, directions>& agrees, bool which) {
    QStringList names;
    for (int i = 0; i < directions; ++i)
        if (agrees[std::size_t(i)] == which) names << direction_name(i * full_turn / directions);
    if (names.size() < 2) return names.join(QString());
    const QString last = names.takeLast();
    return tr("%1 and %2").arg(names.join(tr(", ")), last);
}

} // namespace

double Strip::agreeing() const {
    return sites.empty() ? 0 : double(std::ranges::count_if(sites, &Site::agrees)) / double(sites.size());
}

std::optional<Strip> strip(const picture::Scene& scene, contour::Points points, contour::Kind kind) {
    const auto edge = evidence::edge_of(kind);
    if (!edge) return std::nullopt;
    const evidence::Picture picture = evidence::picture(scene.slice);
    const double origin = scene.convention.pixel_origin;
    const evidence::Ring ring = evidence::ring(points, origin, picture.spacing);
    if (picture.flat || ring.empty()) return std::nullopt;
    const std::vector<float> steps = evidence::steps(picture, ring, *edge);
    const evidence::Boundary boundary = evidence::boundary(picture, ring, *edge);
    const std::vector<std::size_t> order = clockwise(ring);
    Strip result{kind, rolled_out(evidence::profiles(picture, ring), order, of_brightness(scene)), {}};
    for (const std::size_t i : order) {
        const contour::Point mm = ring.sites[i].place;
        result.sites.push_back(
            {{mm.x / picture.spacing.column_mm + origin, mm.y / picture.spacing.row_mm + origin},
             clockwise_from_top(mm, ring.centre),
             double(steps[i]) > least_step,
             double(boundary.edge_step[i]) > least_step,
             double(boundary.edge_mm[i])});
    }
    return result;
}

QString direction_name(double angle) {
    const QString names[] = {tr("top"),    tr("top right"),   tr("right"), tr("bottom right"),
                             tr("bottom"), tr("bottom left"), tr("left"),  tr("top left")};
    return names[direction(angle)];
}

QString in_words(const Strip& strip) {
    const QString share =
        tr("The picture has an edge under %1 % of the boundary").arg(std::lround(100 * strip.agreeing()));
    const auto agrees = agreeing_directions(strip);
    const auto count = std::ranges::count(agrees, true);
    if (count == directions) return share + u'.';
    if (count == 0) return share + tr(", and in no direction under most of it.");
    if (count < directions / 2) return share + tr("; at the %1 only.").arg(listed(agrees, true));
    return share + tr("; hardly at the %1.").arg(listed(agrees, false));
}

} // namespace contourcheck::desktop
