#include "base/hash.h"

#include "base/file.h"
#include "base/sha256.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <cerrno>
#include <fstream>

namespace contourcheck {

std::string sha256_hex(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

Expected<std::string> sha256_hex_of_file(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return fail(std::filesystem::exists(path, error) ? Code::unreadable : Code::not_found,
                    Phrase::tr("is not a regular file"), path);
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(Code::unreadable, Phrase::tr("cannot open"), path);
    Sha256 hash;
    std::string block(1 << 16, '\0');
    while (file.read(block.data(), std::streamsize(block.size())) || file.gcount() > 0)
        hash.add(std::string_view(block).substr(0, std::size_t(file.gcount())));
    if (file.bad()) return fail(Code::unreadable, Phrase::tr("cannot read"), path);
    return hash.hex();
}

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) {
    return QMessageAuthenticationCode::hash(QByteArray(bytes.data(), qsizetype(bytes.size())),
                                            QByteArray(key.data(), qsizetype(key.size())),
                                            QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

} // namespace contourcheck
