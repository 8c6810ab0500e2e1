#pragma once

#include "dicom/bounded_look.h"

#include <memory>

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

namespace contourcheck::dicom {

/// Silences DCMTK's logger, once for the process; every use of DCMTK comes after it.
void start_dcmtk();

/// The one way from DCMTK's conditions to ours: `malformed`, or `unreadable` where memory is short.
[[nodiscard]] Error to_error(const OFCondition& condition, std::string_view doing);

/// Whether the data dictionary names a sequence: what tells one in Implicit VR.
[[nodiscard]] bool is_sequence_in_dictionary(std::uint32_t tag);

/// Whether the data dictionary knows a private sequence that may be meant, whoever reserved the block: whether it is one
/// depends on the creator's name (PS3.5 section 7.8.1).
[[nodiscard]] bool may_be_private_sequence(std::uint32_t tag);

/// What this module does with a transfer syntax.
enum class Decoder { native, jpeg, jpeg_ls, jpeg2000, rle };

struct TransferSyntax {
    E_TransferSyntax dcmtk = EXS_Unknown;
    Decoder decoder = Decoder::native;
    Encoding encoding;
};

/// A known one that can be read, or `unsupported` with its name.
[[nodiscard]] Expected<TransferSyntax> transfer_syntax(const std::string& uid);

/// Parses the elements of a dataset that bounded_look() has walked over.
[[nodiscard]] Expected<std::unique_ptr<DcmDataset>> parse_dataset(std::string_view bytes,
                                                                  E_TransferSyntax encoding);

} // namespace contourcheck::dicom
