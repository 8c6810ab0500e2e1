#pragma once

#include "dicom/bounded_look.h"

#include <optional>

namespace contourcheck::dicom {

inline constexpr std::uint32_t undefined_length = 0xffffffffU;

/// Reads the element at `at`; it must start before `end`, which may be behind the bytes that are there. Nothing where
/// the bytes end too soon: then `needs_bytes` says how many it takes.
[[nodiscard]] Expected<std::optional<Element>> read_element(std::string_view bytes, std::uint64_t at,
                                                            std::uint64_t end, const Encoding& encoding,
                                                            std::uint64_t& needs_bytes);

/// Whether the element's value ends at or before `end`; if not, the file ends early.
[[nodiscard]] Expected<void> check_fits(const Element& element, std::uint64_t end);

/// One that PS3.5 section 6.2 names.
[[nodiscard]] bool is_known(Vr vr);

} // namespace contourcheck::dicom
