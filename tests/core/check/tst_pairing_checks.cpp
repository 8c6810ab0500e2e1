#include "made.h"

#include <QTest>

using namespace made;

namespace {

std::string pairing(const Patient& patient) {
    return lines(check::pairing_checks(patient));
}

std::string identity(const Patient& patient) {
    return lines(check::identity_checks(patient));
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class PairingChecks : public QObject {
    Q_OBJECT

private slots:
    void a_right_patient_has_no_finding() {
        QCOMPARE(pairing(patient("A")), "");
        QCOMPARE(identity(patient("A")), "");
    }

    void a_contour_without_a_slice_is_told_for_each_contour() {
        Patient one = patient("A");
        for (auto& contour : one.contours)
            if (contour.id.slice == 4) contour.slice.reset();
        QCOMPARE(pairing(one), "slice-missing:A/4/inner error\nslice-missing:A/4/outer error\n");
    }

    void without_any_slice_folder_the_row_is_the_mistake_and_not_each_contour() {
        Patient one = patient("A");
        one.has_slice_folder = false;
        one.slices.clear();
        for (auto& contour : one.contours)
            contour.slice.reset();
        QCOMPARE(pairing(one), "");
    }

    void an_unreadable_contour_is_told_with_file_and_line() {
        Patient one = patient("A");
        auto& entry = contour_of(one, 0, diastole, Kind::outer);
        entry.contour = fail(Code::malformed, "is not two numbers: '12.5 abc'", entry.file, 17);
        const auto findings = check::pairing_checks(one);
        QCOMPARE(lines(findings), "contour-unreadable:A/4/outer error\n");
        QCOMPARE(findings[0].line, 17);
        QCOMPARE(findings[0].file, entry.file);
        QCOMPARE(findings[0].message.text(), "Line 17 of the contour is not two numbers: '12.5 abc'");
        entry.contour = fail(Code::malformed, "is UTF-16; save as UTF-8", entry.file);
        QCOMPARE(check::pairing_checks(one)[0].message.text(), "The contour is UTF-16; save as UTF-8");
        entry.contour = fail(Code::unreadable, "Permission denied", entry.file);
        QCOMPARE(check::pairing_checks(one)[0].message.text(),
                 "The contour cannot be read: Permission denied");
    }

    void an_unreadable_slice_is_told_with_its_reason() {
        Patient one = patient("A");
        one.slices[2].header = fail(Code::malformed, "no DICOM file", one.slices[2].file);
        const auto findings = check::pairing_checks(one);
        QCOMPARE(lines(findings), "slice-unreadable:A/3 error\n");
        QCOMPARE(findings[0].file, "dicoms/A/3.dcm");
        QVERIFY(contains(findings[0].message, "no DICOM file"));
    }

    void several_series_with_the_contours_numbers_are_told_by_name() {
        Patient one = patient("A");
        one.series = {"CINESAX_300", "CINESAX_500"};
        one.chosen_series = 1;
        one.series_ambiguous = true;
        const auto findings = check::pairing_checks(one);
        QCOMPARE(lines(findings), "series-ambiguous:A info\n");
        QVERIFY(contains(findings[0].message, "CINESAX_500 is taken, and there is CINESAX_300"));
    }

    void missing_geometry_and_more_frames_are_told_once_a_patient() {
        Patient one = patient("A");
        one.slices[3].header->spacing.reset();
        one.slices[4].header->position_mm.reset();
        one.slices[5].header->frames = 20;
        const auto findings = check::pairing_checks(one);
        QCOMPARE(lines(findings), "slice-geometry-missing:A info\nslice-multi-frame:A info\n");
        QCOMPARE(findings[0].value, 2.0);
        QCOMPARE(findings[0].file, "dicoms/A/4.dcm");
    }

    void slices_that_were_placed_all_alike_are_told() {
        Patient one = patient("A");
        one.locations.clear(); // as read_patient() leaves them
        for (auto& slice : one.slices)
            slice.location = slice.phase = -1;
        const auto findings = check::pairing_checks(one);
        QCOMPARE(lines(findings), "slice-geometry-missing:A info\n");
        QCOMPARE(findings[0].value, double(one.slices.size()));
        QVERIFY(contains(findings[0].message, "share one position"));
        for (auto& slice : one.slices)
            slice.header->position_mm.reset();
        QVERIFY(contains(check::pairing_checks(one)[0].message, "without pixel spacing"));
    }

    void what_is_written_into_pictures_is_told_once_with_the_first() {
        Patient one = patient("A");
        for (auto& slice : one.slices)
            slice.header->burned_in = dicom::BurnedIn::no;
        QCOMPARE(lines(check::pairing_checks(one)), "");
        one.slices[2].header->burned_in = one.slices[4].header->burned_in = dicom::BurnedIn::yes;
        const auto findings = check::pairing_checks(one);
        QCOMPARE(lines(findings), "burned-in:A warning\n");
        QCOMPARE(findings[0].value, 2.0);
        QCOMPARE(findings[0].file, one.slices[2].file);
    }

    void a_slice_of_another_patient_is_an_error() {
        Patient one = patient("A");
        one.slices[3].header->patient_id = "B ";
        const auto findings = check::identity_checks(one);
        QCOMPARE(lines(findings), "identity-mismatch:A/4 error\n");
        QVERIFY(contains(findings[0].message, "says another patient than A"));
    }

    void another_instance_number_is_a_warning() {
        Patient one = patient("A");
        one.slices[3].header->instance_number = 9;
        QCOMPARE(identity(one), "identity-mismatch:A/4 warning\n");
    }

    void what_is_not_in_the_header_is_no_mismatch() {
        Patient one = patient("A");
        for (auto& slice : one.slices) {
            slice.header->patient_id.clear();
            slice.header->instance_number.reset();
        }
        one.slices[2].header->study_uid.clear();
        one.slices[2].header->spacing.reset();
        one.slices[2].header->orientation.reset();
        QCOMPARE(identity(one), "");
    }

    void a_folder_of_another_patients_slices_is_one_finding() {
        Patient one = patient("A");
        for (auto& slice : one.slices)
            slice.header->patient_id = "B";
        const auto findings = check::identity_checks(one);
        QCOMPARE(lines(findings), "identity-mismatch:A/PatientID error\n");
        QCOMPARE(findings[0].value, double(locations * phases));
        QVERIFY(contains(findings[0].message, "say another patient than A"));
    }

    void numbers_that_run_otherwise_throughout_are_one_warning() {
        Patient one = patient("A");
        for (auto& slice : one.slices)
            *slice.header->instance_number += 100;
        QCOMPARE(identity(one), "identity-mismatch:A/InstanceNumber warning\n");
    }

    void a_slice_unlike_the_rest_is_told_with_all_it_differs_in() {
        Patient one = patient("A");
        auto& header = *one.slices[6].header;
        header.study_uid = "1.9";
        header.shape = {256, 256};
        header.spacing = dicom::Spacing{0.7, 0.7};
        header.orientation = dicom::Orientation{{1, 0, 0}, {0, 0, -1}};
        const auto findings = check::identity_checks(one);
        QCOMPARE(lines(findings), "identity-mismatch:A/7 warning\n");
        QVERIFY(contains(findings[0].message,
                         "another study, another orientation, another size, another pixel spacing"));
    }

    void rounding_is_no_other_spacing_or_orientation() {
        Patient one = patient("A");
        one.slices[6].header->spacing = dicom::Spacing{1.4004, 1.3996};
        one.slices[6].header->orientation = dicom::Orientation{{0.99999, 0.003, 0}, {-0.003, 0.99999, 0}};
        QCOMPARE(identity(one), "");
    }

    void a_series_for_each_location_is_no_mismatch() {
        Patient one = patient("A");
        for (auto& slice : one.slices)
            slice.header->series_uid = "1.2." + std::to_string(slice.location);
        QCOMPARE(identity(one), "");
    }
};

QTEST_GUILESS_MAIN(PairingChecks)
#include "tst_pairing_checks.moc"
