#include "desktop/panels/strip.h"

#include "evidence/look.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace contourcheck::desktop {

namespace {

constexpr double full_turn = 2 * std::numbers::pi;
constexpr double least_step = 0.05; ///< as Boundary::agreeing has it
constexpr int shortest_run = 4;     ///< sites, 20 degrees: less is said by the strip alone

QString tr(const char* text) {
    return QCoreApplication::translate("Strip", text);
}

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

/// Middles of the longer runs of sites that do not agree, as angles.
std::vector<double> disagreeing(const Strip& strip) {
    const std::size_t count = strip.sites.size();
    const auto agreeing = std::ranges::find_if(strip.sites, &Strip::Site::agrees);
    if (agreeing == strip.sites.end()) return {};
    const auto start = std::size_t(agreeing - strip.sites.begin());
    std::vector<double> middles;
    int run = 0;
    for (std::size_t i = 1; i <= count; ++i) {
        const std::size_t at = (start + i) % count;
        if (!strip.sites[at].agrees) {
            ++run;
            continue;
        }
        if (run >= shortest_run)
            middles.push_back(strip.sites[(at + count - std::size_t(run + 1) / 2) % count].angle);
        run = 0;
    }
    return middles;
}

} // namespace

double Strip::agreeing() const {
    return sites.empty() ? 0 : double(std::ranges::count_if(sites, &Site::agrees)) / double(sites.size());
}

std::optional<Strip> strip(const picture::Scene& scene, contour::Points points, contour::Kind kind) {
    const auto edge = evidence::edge_of(kind);
    if (!edge) return std::nullopt;
    const evidence::Picture picture = evidence::picture(scene.values, scene.slice.header.spacing);
    const double origin = scene.convention.pixel_origin;
    const evidence::Ring ring = evidence::ring(points, origin, picture.spacing);
    if (picture.flat || ring.empty()) return std::nullopt;
    const std::vector<float> steps = evidence::steps(picture, ring, *edge);
    const evidence::Boundary boundary = evidence::boundary(picture, ring, *edge);
    const std::vector<std::size_t> order = clockwise(ring);
    Strip result{kind, rolled_out(evidence::profiles(picture, ring), order, scene.auto_window), {}};
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
    return names[std::lround(angle / full_turn * 8) % 8];
}

QString in_words(const Strip& strip) {
    const QString share =
        tr("The picture has an edge under %1 % of the boundary").arg(std::lround(100 * strip.agreeing()));
    QStringList places;
    for (const double angle : disagreeing(strip))
        if (const QString name = direction_name(angle); !places.contains(name)) places << name;
    if (places.isEmpty()) return share + u'.';
    return share + tr("; none at the %1.").arg(places.join(tr(", ")));
}

} // namespace contourcheck::desktop
