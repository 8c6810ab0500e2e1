#pragma once

#include "dataset/dataset.h"
#include "dataset/file_stamp.h"
#include "dicom/slice.h"

#include <stop_token>

namespace contourcheck::dataset {

class StoredIndex;

/// A slice of the chosen series with what its header says, or why it could not be read.
struct SliceEntry {
    int number = 0;
    std::string file; ///< relative to the dataset, with '/'
    Expected<dicom::Header> header;
    int location = -1; ///< index into Patient::locations; -1 without position, orientation or header
    int phase = -1;    ///< of the cardiac cycle, from 0; -1 without location
    std::optional<FileStamp> stamp = {}; ///< of the file, from before its header was read
};

/// The slices at one position along the slice normal.
struct Location {
    double position_mm = 0;          ///< Image Position (Patient) projected on the slice normal
    std::vector<std::size_t> slices; ///< indices into Patient::slices, by phase
};

struct ContourEntry {
    ContourId id;
    std::string file; ///< relative to the dataset, with '/'
    Expected<contour::Contour> contour;
    std::string sha256; ///< of the file's bytes; empty when unreadable
    std::optional<std::size_t>
        slice; ///< index into Patient::slices; absent when there is no slice of that number
};

/// One patient, read: headers and contours, no pixels. What every check looks at.
struct Patient {
    std::string patient;
    std::string original;
    int line = 0; ///< row of the link table
    bool has_slice_folder = false;
    bool has_contour_folder = false;
    std::vector<std::string> series; ///< names of all series there are
    std::size_t chosen_series = 0;   ///< the one whose slices stand below
    bool series_ambiguous = false;   ///< another series holds the contours' numbers as well
    std::vector<SliceEntry> slices;  ///< by number
    std::vector<Location>
        locations;  ///< by position along the normal, from the base of the stack's numbering on
    int phases = 0; ///< of the cycle; a location may lack some
    std::vector<ContourEntry> contours; ///< by slice number, then kind

    [[nodiscard]] const SliceEntry* slice(int number) const;
    [[nodiscard]] const ContourEntry* contour(int slice, contour::Kind kind) const;
};

/// Reads the headers and contours of one patient. Never fails as a whole: what could not be read stands in its place.
///
/// Locations: slices within 0.5 mm along the normal of the first slice with geometry are one location; they are ordered
/// so that the location of the lowest slice number comes first. Phases: by Trigger Time, by the slice number where the time
/// is missing or equal; one that has no slice stays empty. Neither SliceLocation nor the frame of reference is used. Where all slices share one
/// position and most of them a time with another, locations are not known.
///
/// Series: where a patient has several, the one that holds the most of the contours' numbers; among equals the one in
/// which the contours fall on the fewest phases, then the one with the lowest number.
///
/// With an index no slice is opened whose file is as it was; the patient is the same with and without.
[[nodiscard]] Patient read_patient(const Dataset& dataset, const PatientFiles& files,
                                   std::stop_token stop = {}, StoredIndex* index = nullptr);

} // namespace contourcheck::dataset
