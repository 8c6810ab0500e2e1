#include "check/few_told.h"

#include "check/about.h"

#include <algorithm>

namespace contourcheck::check {

FewTold::FewTold(std::string_view rule_id, std::filesystem::path table)
    : rule_(rule_id), table_(std::move(table)) {}

void FewTold::leave_out(int line) {
    first_line_ = left_out_ == 0 ? line : std::min(first_line_, line);
    last_line_ = std::max(last_line_, line);
    ++left_out_;
}

std::vector<Finding> FewTold::take() {
    if (left_out_ > 0) {
        Finding finding = about_dataset(rule_, table_.generic_string() + "/others", table_);
        finding.line = first_line_;
        finding.message =
            Phrase::tr("The same holds for %1 more, lines %2 to %3, which are not told one by one",
                       {counted(left_out_, Phrase::noop("1 row"), Phrase::noop("%1 rows")),
                        std::to_string(first_line_), std::to_string(last_line_)});
        finding.suggestion = Phrase::tr("correct or remove the rows");
        findings_.push_back(std::move(finding));
    }
    return std::move(findings_);
}

} // namespace contourcheck::check
