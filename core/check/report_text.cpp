#include "check/report.h"

#include "base/csv.h"
#include "base/text.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace contourcheck::check {

namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

Json text(std::string_view value) {
    return value.empty() ? Json(nullptr) : Json(printable(value));
}

Json kind_of(const std::optional<contour::Kind>& kind) {
    return kind ? Json(word(*kind)) : Json(nullptr);
}

Json dataset_part(const Report& report) {
    return {{"path", printable(report.path)},    {"layout", word(report.layout)},
            {"patients", report.patients},       {"slices", report.slices},
            {"contours", report.contours_total}, {"pairs", report.pairs}};
}

Json pair_of(contour::Point point) {
    return Json::array({point.x, point.y});
}

Json offset_part(const std::optional<evidence::Offset>& offset) {
    if (!offset) return {{"offset_px", nullptr}, {"low", nullptr}, {"high", nullptr}};
    return {{"offset_px", pair_of(offset->best_px)},
            {"low", pair_of(offset->low_px)},
            {"high", pair_of(offset->high_px)}};
}

Json convention_part(const mask::Convention& convention, const ConventionEvidence& of) {
    Json evidence = offset_part(of.offset);
    evidence["suggests"] = number(of.suggests);
    evidence["patients"] = Json::array();
    for (const auto& each : of.patients) {
        Json patient = {{"patient", printable(each.patient)}};
        patient.update(offset_part(each.offset));
        evidence["patients"].push_back(std::move(patient));
    }
    return {{"pixel_origin", convention.pixel_origin},
            {"mask_rule", mask::word(convention.rule)},
            {"evidence", evidence}};
}

Json contour_part(const ContourReport& contour) {
    return {{"id", printable(to_string(contour.id))}, {"patient", printable(contour.id.patient)},
            {"original", text(contour.original)},     {"slice", contour.id.slice},
            {"kind", word(contour.id.kind)},          {"file", printable(contour.file)},
            {"status", word(contour.status)},         {"suspicion", contour.suspicion},
            {"area_mm2", number(contour.area_mm2)},   {"findings", contour.findings}};
}

Json finding_part(const Finding& finding) {
    return {{"id", printable(finding.id)},
            {"rule", finding.rule},
            {"severity", word(finding.severity)},
            {"scope", word(finding.scope)},
            {"patient", text(finding.patient)},
            {"original", text(finding.original)},
            {"slice", finding.slice ? Json(*finding.slice) : Json(nullptr)},
            {"kind", kind_of(finding.kind)},
            {"file", text(finding.file)},
            {"message", printable(finding.message)},
            {"value", number(finding.value)},
            {"threshold", number(finding.threshold)},
            {"unit", text(finding.unit)},
            {"suggestion", text(finding.suggestion)},
            {"line", finding.line > 0 ? Json(finding.line) : Json(nullptr)},
            {"place", finding.place ? Json::array({number(finding.place->x), number(finding.place->y)})
                                    : Json(nullptr)}};
}

std::string shown(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? shortest(*value) : std::string();
}

} // namespace

std::string to_json(const Report& report) {
    Json contours = Json::array();
    for (const ContourReport& contour : report.contours)
        contours.push_back(contour_part(contour));
    Json findings = Json::array();
    for (const Finding& finding : report.findings)
        findings.push_back(finding_part(finding));
    const Json root = {{"schema", "contourcheck/check/1"},
                       {"dataset", dataset_part(report)},
                       {"convention", convention_part(report.convention, report.convention_evidence)},
                       {"contours", std::move(contours)},
                       {"findings", std::move(findings)},
                       {"summary",
                        {{"errors", report.count(Severity::error)},
                         {"warnings", report.count(Severity::warning)},
                         {"infos", report.count(Severity::info)}}}};
    return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_csv(const Report& report) {
    std::string result = csv_line({"id", "rule", "severity", "scope", "patient", "original", "slice", "kind",
                                   "file", "line", "message", "value", "threshold", "unit", "suggestion"});
    for (const Finding& finding : report.findings)
        result += csv_line({printable(finding.id), finding.rule, std::string(word(finding.severity)),
                            std::string(word(finding.scope)), printable(finding.patient),
                            printable(finding.original), finding.slice ? std::to_string(*finding.slice) : "",
                            finding.kind ? std::string(word(*finding.kind)) : "", printable(finding.file),
                            finding.line > 0 ? std::to_string(finding.line) : "", printable(finding.message),
                            shown(finding.value), shown(finding.threshold), finding.unit,
                            printable(finding.suggestion)});
    return result;
}

} // namespace contourcheck::check
