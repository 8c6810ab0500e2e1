#pragma once

#include "dataset/patients.h"

/// Another patient in the place of one that was read.
template <class Change>
void change_patient(contourcheck::dataset::Patients& patients, std::size_t i, const Change& change) {
    contourcheck::dataset::Patient patient = patients[i];
    change(patient);
    patients.set(i, std::move(patient));
}

/// Patients made one by one.
inline contourcheck::dataset::Patients all_of(const std::vector<contourcheck::dataset::Patient>& made) {
    contourcheck::dataset::Patients patients;
    for (const auto& patient : made)
        patients.push_back(patient);
    return patients;
}
