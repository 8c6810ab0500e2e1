#pragma once

#include "base/error.h"

#include <map>
#include <string>

/// The manual: chapters in Markdown (GitHub's, with tables), in the order of their file names, with tables from the code.
namespace contourcheck::manual {

/// What stands in a chapter as a line of its own, "{{rules}}": HTML or Markdown by name.
using Tables = std::map<std::string, std::string>;

/// One page that loads nothing: chapters, a table of contents, pictures inside. `resources` holds manual/*.md and the
/// pictures they name. A table or picture that is not there is an error.
[[nodiscard]] Expected<std::string> to_html(const std::filesystem::path& resources, const Tables& tables);

/// Text as HTML has it.
[[nodiscard]] std::string escaped(std::string_view text);

} // namespace contourcheck::manual
