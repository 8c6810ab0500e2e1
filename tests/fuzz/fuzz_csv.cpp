#include "base/csv.h"
#include "base/text.h"

#include <cstdint>
#include <cstdlib>

/// What is read and written again reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace contourcheck;
    const auto rows = parse_csv({reinterpret_cast<const char*>(data), size}, "fuzz.csv");
    if (!rows) return 0;
    for (const CsvRow& row : *rows) {
        const std::string line = csv_line(row.fields);
        if (is_utf16(line)) continue;
        const auto again = parse_csv("x\r\n" + line, "fuzz.csv");
        if (!again || again->size() != 2 || (*again)[1].fields.size() != row.fields.size()) std::abort();
        for (std::size_t i = 0; i < row.fields.size(); ++i)
            if (without_guard((*again)[1].fields[i]) != row.fields[i]) std::abort();
    }
    return 0;
}
