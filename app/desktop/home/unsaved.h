#pragma once

#include <QString>

#include <map>
#include <span>
#include <string>
#include <vector>

namespace contourcheck::desktop {

/// Contours with a decision that the store did not keep, and why, by dataset.
class Unsaved {
public:
    void add(const std::string& dataset, const std::string& contour, const QString& why);
    /// Whether any of them was in it.
    bool drop(const std::string& dataset, std::span<const std::string> contours);
    bool drop(const std::string& dataset) { return lists_.erase(dataset) > 0; }

    /// In the order in which they were not kept.
    [[nodiscard]] const std::vector<std::string>& contours(const std::string& dataset) const;
    [[nodiscard]] std::size_t count() const; ///< of all datasets
    /// The first reasons, each once, a line each.
    [[nodiscard]] QString why(const std::string& dataset) const;
    /// They may name what is not to be told.
    void forget_whys(const std::string& dataset);

private:
    struct List {
        std::vector<std::string> contours;
        std::map<std::string, QString> whys; ///< by contour
    };
    std::map<std::string, List> lists_;
};

} // namespace contourcheck::desktop
