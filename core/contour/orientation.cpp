#include "contour/orientation.h"

#include <array>

namespace contourcheck::contour {

namespace {

/// value + error is the exact result of one operation (Dekker 1971, Knuth 1969).
struct Exact {
    double value;
    double error;
};

Exact two_sum(double a, double b) {
    const double sum = a + b;
    const double b_part = sum - a;
    return {sum, (a - (sum - b_part)) + (b - b_part)};
}

Exact two_product(double a, double b) {
    const double product = a * b;
    return {product, std::fma(a, b, -product)};
}

int sign(double value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/// A sum held exactly, as parts that do not overlap, the least first (Shewchuk 1997, Grow-Expansion).
class Expansion {
public:
    void add(double value) {
        for (int i = 0; i < size_; ++i) {
            const Exact sum = two_sum(value, parts_[i]);
            parts_[i] = sum.error;
            value = sum.value;
        }
        parts_[size_++] = value;
    }
    void add_product(double a, double b) {
        const Exact product = two_product(a, b);
        add(product.error);
        add(product.value);
    }
    void add_product(Exact a, Exact b) {
        add_product(a.error, b.error);
        add_product(a.error, b.value);
        add_product(a.value, b.error);
        add_product(a.value, b.value);
    }
    [[nodiscard]] int sign_of_sum() const {
        for (int i = size_ - 1; i >= 0; --i)
            if (parts_[i] != 0) return sign(parts_[i]);
        return 0;
    }

private:
    std::array<double, 16> parts_; // two products of two parts each, eight parts a product
    int size_ = 0;
};

} // namespace

int exact_orientation(Point a, Point b, Point c) {
    const Exact ab_x = two_sum(b.x, -a.x);
    const Exact ab_y = two_sum(b.y, -a.y);
    const Exact ac_x = two_sum(c.x, -a.x);
    const Exact ac_y = two_sum(c.y, -a.y);
    if (ab_x.error == 0 && ab_y.error == 0 && ac_x.error == 0 && ac_y.error == 0) {
        // Rounding keeps the order of two products; where it makes them equal their errors tell.
        const Exact left = two_product(ab_x.value, ac_y.value);
        const Exact right = two_product(ab_y.value, ac_x.value);
        return left.value != right.value ? sign(left.value - right.value) : sign(left.error - right.error);
    }
    Expansion difference;
    difference.add_product(ab_x, ac_y);
    difference.add_product({-ab_y.value, -ab_y.error}, ac_x);
    return difference.sign_of_sum();
}

} // namespace contourcheck::contour
