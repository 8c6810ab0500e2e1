#pragma once

#include "batch/formats/writing.h"
#include "dicom/encoder.h"
#include "dicom/study.h"

#include <map>

namespace contourcheck::batch {

/// What a DICOM object that refers to slices says of them: study, series, images and frame of reference by their UIDs, and
/// the patient by the id that the export has. Name, dates and all else of the patient and the study stay empty. With a
/// pseudonym's key nothing is the input's own: the id is the pseudonym, UIDs are made from the key and the input's.
class Referring {
public:
    /// One image that is referred to.
    struct Image {
        std::string sop_class_uid;
        std::string sop_uid;
        std::string series_uid;
    };

    /// Reads what the slices of these pairs say; all are of one patient.
    [[nodiscard]] static Expected<Referring> to(const Job& job, std::span<const Ready> pairs);

    [[nodiscard]] const Image& image_of(const Ready& ready) const;
    [[nodiscard]] const std::string& frame_of_reference() const { return frame_of_reference_; }
    [[nodiscard]] const std::string& study_uid() const { return study_.study_uid; }
    /// A UID for what is made from these pairs by these options: another one for anything else.
    [[nodiscard]] std::string made_uid(std::string_view what) const;

    /// Groups 0008 and 0010 of the object, with `references` (0008,1115) where there are such.
    void put_identity(dicom::Encoder& out, const std::string& sop_class, std::string_view modality,
                      const std::vector<std::string>& references) const;
    /// (0020,000D) to (0020,1040)
    void put_place(dicom::Encoder& out, const std::string& series_uid) const;
    /// Items of Referenced SOP by series: (0008,114A) and (0020,000E).
    [[nodiscard]] std::vector<std::string> series_items() const;
    /// The images of each series, by its UID.
    [[nodiscard]] std::map<std::string, std::vector<Image>> by_series() const;

private:
    Referring(const Job& job, std::span<const Ready> pairs);
    [[nodiscard]] Expected<void> read(std::span<const Ready> pairs);
    [[nodiscard]] std::string uid(const std::string& own) const;

    const Job* job_;
    std::string patient_;
    dicom::Study study_;
    std::string frame_of_reference_;
    std::string content_; // of the pairs, by hash
    std::map<std::string, Image> images_;
};

/// (0008,1150) and (0008,1155)
[[nodiscard]] std::string reference_item(const Referring::Image& image);

/// `place_unknown` where the slice does not say which image it is, or where it lies.
[[nodiscard]] std::optional<std::string_view> unfit_to_refer(const loader::Pair& pair);

/// Pairs that can stand in one object of a format whose frames have one size, orientation and spacing.
[[nodiscard]] std::vector<std::vector<Ready>> by_plane(std::span<const Ready> pairs);

} // namespace contourcheck::batch
