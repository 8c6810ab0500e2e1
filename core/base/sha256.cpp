#include "base/sha256.h"

#include <array>
#include <new>

#include <openssl/evp.h>

namespace contourcheck {

namespace {

/// It fails for want of memory alone.
void check_sha256(int result) {
    if (result != 1) throw std::bad_alloc();
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const {
    EVP_MD_CTX_free(context);
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    static const EVP_MD* const algorithm = [] { // once: each look-up takes a lock
        const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        OPENSSL_thread_stop(); // what the look-up kept for this thread may otherwise outlive the program
        return found;
    }();
    check_sha256(context_ && algorithm && EVP_DigestInit_ex2(context_.get(), algorithm, nullptr) == 1 ? 1
                                                                                                      : 0);
}

void Sha256::add(std::string_view bytes) {
    check_sha256(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

std::string Sha256::hex() {
    std::array<unsigned char, 32> digest{};
    check_sha256(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : digest) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

} // namespace contourcheck
