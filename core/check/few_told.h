#pragma once

#include "check/finding.h"

#include <concepts>
#include <filesystem>

namespace contourcheck::check {

/// Findings of one rule about rows of the link table. Nobody reads a million of them one by one: the first thousand are
/// told, the others are counted in one finding more, on the line of the first of them.
class FewTold {
public:
    FewTold(std::string_view rule_id, std::filesystem::path table);

    static constexpr std::size_t most = 1000;

    /// What must be told, as it stands on contours, always is, and does not count.
    template <std::invocable Make>
    void add(int line, bool must_be_told, const Make& make) {
        if (must_be_told || told_ < most) {
            findings_.push_back(make());
            told_ += must_be_told ? 0 : 1;
        } else {
            leave_out(line);
        }
    }

    [[nodiscard]] std::vector<Finding> take();

private:
    void leave_out(int line);

    std::string_view rule_;
    std::filesystem::path table_;
    std::vector<Finding> findings_;
    std::size_t told_ = 0;
    std::size_t left_out_ = 0;
    int first_line_ = 0; ///< of those left out
    int last_line_ = 0;
};

} // namespace contourcheck::check
