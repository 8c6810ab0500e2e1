#include "base/sha256.h"

#include <gcrypt.h>
#include <new>

namespace contourcheck {

namespace {

/// Libgcrypt asks for it before anything else: no secret is hashed here that would need memory of its own.
void prepare_gcrypt() {
    if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P)) return;
    gcry_check_version(nullptr);
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
}

} // namespace

void Sha256::Free::operator()(gcry_md_handle* handle) const {
    gcry_md_close(handle);
}

Sha256::Sha256() {
    [[maybe_unused]] static const bool is_prepared = (prepare_gcrypt(), true);
    gcry_md_hd_t handle = nullptr;
    if (gcry_md_open(&handle, GCRY_MD_SHA256, 0) != 0) throw std::bad_alloc();
    handle_.reset(handle);
}

void Sha256::add(std::string_view bytes) {
    gcry_md_write(handle_.get(), bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    const std::string_view digest(reinterpret_cast<const char*>(gcry_md_read(handle_.get(), GCRY_MD_SHA256)),
                                  32);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : digest) {
        text += digits[static_cast<unsigned char>(byte) >> 4U];
        text += digits[static_cast<unsigned char>(byte) & 15U];
    }
    return text;
}

} // namespace contourcheck
