#pragma once

#include "dataset/patient.h"

#include <compare>
#include <initializer_list>
#include <iterator>
#include <memory>

namespace contourcheck::dataset {

/// Patients in the order of the link table. Once read they are not changed, and copies share them: a dataset's headers take
/// far more memory than anything else that is known of it.
class Patients {
    using Items = std::vector<std::shared_ptr<const Patient>>;

public:
    class Iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Patient;
        using difference_type = std::ptrdiff_t;
        using pointer = const Patient*;
        using reference = const Patient&;

        Iterator() = default;
        explicit Iterator(Items::const_iterator at) : at_(at) {}
        const Patient& operator*() const { return **at_; }
        const Patient* operator->() const { return at_->get(); }
        const Patient& operator[](std::ptrdiff_t i) const { return *at_[i]; }
        Iterator& operator+=(std::ptrdiff_t n) {
            at_ += n;
            return *this;
        }
        Iterator& operator-=(std::ptrdiff_t n) { return *this += -n; }
        Iterator& operator++() { return *this += 1; }
        Iterator& operator--() { return *this += -1; }
        Iterator operator++(int) { return Iterator(at_++); }
        Iterator operator--(int) { return Iterator(at_--); }
        friend Iterator operator+(Iterator a, std::ptrdiff_t n) { return a += n; }
        friend Iterator operator+(std::ptrdiff_t n, Iterator a) { return a += n; }
        friend Iterator operator-(Iterator a, std::ptrdiff_t n) { return a -= n; }
        friend std::ptrdiff_t operator-(Iterator a, Iterator b) { return a.at_ - b.at_; }
        friend bool operator==(Iterator a, Iterator b) { return a.at_ == b.at_; }
        friend auto operator<=>(Iterator a, Iterator b) { return (a.at_ - b.at_) <=> std::ptrdiff_t(0); }

    private:
        Items::const_iterator at_;
    };

    Patients() = default;
    Patients(std::initializer_list<Patient> patients) {
        for (const Patient& patient : patients)
            push_back(patient);
    }

    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] bool empty() const { return items_.empty(); }
    [[nodiscard]] const Patient& operator[](std::size_t i) const { return *items_[i]; }
    [[nodiscard]] const Patient& front() const { return *items_.front(); }
    [[nodiscard]] const Patient& back() const { return *items_.back(); }
    [[nodiscard]] Iterator begin() const { return Iterator(items_.begin()); }
    [[nodiscard]] Iterator end() const { return Iterator(items_.end()); }

    void push_back(Patient patient) { items_.push_back(std::make_shared<const Patient>(std::move(patient))); }
    /// In the place of what stands there; copies keep that.
    void set(std::size_t i, Patient patient) {
        items_[i] = std::make_shared<const Patient>(std::move(patient));
    }

private:
    Items items_;
};

} // namespace contourcheck::dataset
