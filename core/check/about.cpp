#include "check/about.h"

#include "base/text.h"

#include <charconv>
#include <cmath>

namespace contourcheck::check {

namespace {

Finding of_rule(std::string_view rule_id, std::string_view subject, Scope scope) {
    const Rule& row = rule(rule_id);
    Finding finding;
    finding.id = std::string(row.id) + ":" + std::string(subject);
    finding.rule = row.id;
    finding.severity = row.severity;
    finding.scope = scope;
    finding.threshold = row.threshold;
    finding.unit = row.unit;
    return finding;
}

} // namespace

Finding about_dataset(std::string_view rule_id, std::string_view subject, const std::filesystem::path& file) {
    Finding finding = of_rule(rule_id, subject, Scope::dataset);
    finding.file = file.generic_string();
    return finding;
}

Finding about_patient(std::string_view rule_id, const std::string& patient, const std::string& original,
                      std::string_view part) {
    Finding finding =
        of_rule(rule_id, part.empty() ? patient : patient + "/" + std::string(part), Scope::patient);
    finding.patient = patient;
    finding.original = original;
    return finding;
}

Finding about_slice(std::string_view rule_id, const dataset::Patient& patient,
                    const dataset::SliceEntry& slice) {
    Finding finding = of_rule(rule_id, patient.patient + "/" + std::to_string(slice.number), Scope::slice);
    finding.patient = patient.patient;
    finding.original = patient.original;
    finding.slice = slice.number;
    finding.file = slice.file;
    return finding;
}

Finding about_contour(std::string_view rule_id, const dataset::Patient& patient,
                      const dataset::ContourEntry& contour) {
    Finding finding = of_rule(rule_id, to_string(contour.id), Scope::contour);
    finding.patient = contour.id.patient;
    finding.original = patient.original;
    finding.slice = contour.id.slice;
    finding.kind = contour.id.kind;
    finding.file = contour.file;
    return finding;
}

std::string counted(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

Phrase counted(std::size_t count, std::string_view one, std::string_view many) {
    return Phrase::tr(count == 1 ? one : many, {std::to_string(count)});
}

Phrase in_words(Shape shape) {
    return Phrase::tr("%1 x %2 pixels", {std::to_string(shape.columns), std::to_string(shape.rows)});
}

Phrase in_words(contour::Point shift_px, double least_px) {
    std::vector<Phrase> parts;
    const auto add = [&](double by, std::string_view ahead, std::string_view back) {
        if (std::abs(by) >= least_px)
            parts.push_back(Phrase::tr(by > 0 ? ahead : back, {fixed(std::abs(by), 1)}));
    };
    add(shift_px.x, Phrase::noop("%1 px to the right"), Phrase::noop("%1 px to the left"));
    add(shift_px.y, Phrase::noop("%1 px down"), Phrase::noop("%1 px up"));
    if (parts.empty()) return Phrase::tr("less than %1 px away", {fixed(least_px, 1)});
    return Phrase::list(parts, {}, Phrase::tr(" and "));
}

std::string rounded(double value, int decimals) {
    constexpr double longest = 1e6;
    if (std::abs(value) < longest) return fixed(value, decimals);
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 4).ptr;
    return {buffer, end};
}

std::string two_digits(double value) {
    return fixed(std::abs(value) < 0.005 ? 0 : value, 2);
}

std::string percent(double share) {
    const double value = share * 100;
    return rounded(value, value < 0.1 ? 2 : value < 10 ? 1 : 0) + " %";
}

} // namespace contourcheck::check
