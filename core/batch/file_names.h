#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace contourcheck::batch {

/// What the files of each patient are called by, of the patients' ids as they are exported, in their order: the id where it
/// is of letters, digits, '-' and '_' alone and no other such id differs from it in case only; else what is like that of it,
/// '~' and 32 hexadecimal digits of its SHA-256. No id has a '~' in such a name, so that two patients never share one, also
/// where the file system takes "A" for "a".
[[nodiscard]] std::vector<std::string> file_names(const std::vector<std::string>& ids);

/// A name without a folder that says nothing to a shell or file system.
[[nodiscard]] bool is_plain_name(std::string_view name);

} // namespace contourcheck::batch
