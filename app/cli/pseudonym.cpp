#include "cli/pseudonym.h"

#include "batch/pseudonym_key.h"
#include "cli/terminal.h"

namespace contourcheck::cli {

Expected<std::string> pseudonym_key(const std::filesystem::path& named, bool& is_new) {
    auto key = batch::pseudonym_key(named);
    if (!key) return tl::unexpected(key.error());
    if (!key->warning.empty()) tell(key->warning);
    is_new = key->is_new;
    return std::move(key->bytes);
}

std::string told_of_new_key() {
    return "a new key makes the pseudonyms: " + batch::default_key_file().string() +
           "; keep it to make the same again";
}

} // namespace contourcheck::cli
