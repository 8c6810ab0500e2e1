#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t longest = 1 << 16;
constexpr const char* input_of_crash = "fuzz-input"; // in the folder that it runs in

const std::string* current = nullptr;

/// Leaves the input behind, by calls that a signal's handler may make, and dies as it would have.
void keep_input(int number) {
    const int file = ::open(input_of_crash, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (current && file >= 0 && ::write(file, current->data(), current->size()) < 0) ::close(file);
    std::signal(number, SIG_DFL);
    std::raise(number);
}

std::size_t below(std::mt19937_64& random, std::size_t end) {
    return std::size_t(random() % end);
}

/// One to eight changes: a byte, a bit, a piece repeated, left out or taken from another input.
std::string changed(std::string text, const std::vector<std::string>& inputs, std::mt19937_64& random) {
    for (std::size_t left = 1 + below(random, 8); left > 0; --left) {
        const std::size_t at = below(random, text.size() + 1);
        const std::size_t length = below(random, 1U << below(random, 9));
        const std::string& other = inputs[below(random, inputs.size())];
        switch (below(random, 5)) {
        case 0:
            text.insert(at, 1, char(random()));
            break;
        case 1:
            if (at < text.size()) text[at] = char(text[at] ^ char(1U << below(random, 8)));
            break;
        case 2:
            text.insert(at, text.substr(at, length));
            break;
        case 3:
            text.erase(at, length);
            break;
        default:
            text.insert(at, other.substr(below(random, other.size() + 1), length));
        }
    }
    text.resize(std::min(text.size(), longest));
    return text;
}

void try_one(const std::string& text) {
    current = &text;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

} // namespace

/// driver CORPUS SECONDS [SEED]: the same seed, the same inputs, as far as the time goes.
int main(int argc, char** argv) {
    if (argc < 3) return 2;
    for (const int number : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE})
        std::signal(number, keep_input);
    std::vector<std::string> inputs;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
        std::ifstream file(entry.path(), std::ios::binary);
        inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        try_one(inputs.back());
    }
    if (inputs.empty()) return 2;
    std::mt19937_64 random(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(argv[2]));
    std::size_t tried = 0;
    for (; std::chrono::steady_clock::now() < end; ++tried)
        try_one(changed(inputs[below(random, inputs.size())], inputs, random));
    std::printf("%zu inputs\n", tried);
    return 0;
}
