#include "desktop/advice.h"

#include "desktop/texts.h"

namespace contourcheck::desktop {

QString advice_on_opening(const Error& error) {
    switch (error.code) {
    case Code::not_found:
        return tr("Was it moved, or is it on a drive that is not connected?");
    case Code::unreadable:
        return tr("Ask for the right to read it, or open a copy.");
    case Code::malformed:
    case Code::too_large:
        return error.line > 0
                   ? tr("Correct the table, whose first line names patient_id and original_id, and open the "
                        "folder again.")
                   : tr("Choose the folder that holds link.csv with dicoms and contourfiles, or "
                        "scd_patientdata.csv with SCD_IMAGES_* and SCD_ManualContours.");
    case Code::unwritable:
        return advice_on_writing(error);
    default:
        return tr("Choose another folder.");
    }
}

QString advice_on_decisions(const Error& error) {
    switch (error.code) {
    case Code::unwritable:
        return tr("Make that place writable, or name another file with CONTOURCHECK_DECISIONS, and start the "
                  "program again.");
    case Code::unsupported:
        return tr(
            "Start the newer ContourCheck. What is decided in another file meanwhile does not count with "
            "the decisions in this one.");
    case Code::malformed:
        return tr(
            "Keep that file. Put a copy from before in its place, or what “contourcheck-cli review salvage” "
            "writes of it, and start the program again. In another file none of its decisions would count.");
    default:
        return tr("See that it can be read, and start the program again.");
    }
}

QString advice_on_writing(const Error& error) {
    return error.code == Code::unwritable
               ? tr("Choose another folder, make room, or ask for the right to write there.")
               : tr("Choose another folder.");
}

} // namespace contourcheck::desktop
