#pragma once

#include "review/review.h"

namespace contourcheck::review {

inline const Content content_a{std::string(64, 'a'), std::string(64, 'b')};
inline const Content content_b{std::string(64, 'c'), std::string(64, 'b')};

inline Decision decided(std::string contour, std::optional<Verdict> verdict, std::string reviewer = "R",
                        Content content = content_a) {
    Decision result;
    result.dataset = "/data";
    result.contour = std::move(contour);
    result.verdict = verdict;
    result.reviewer = std::move(reviewer);
    result.content = std::move(content);
    return result;
}

} // namespace contourcheck::review
