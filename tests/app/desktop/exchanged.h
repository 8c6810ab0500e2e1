#pragma once

#include "sandbox.h"

namespace contourcheck::desktop::test {

/// Three patients; the second's and third's rows of the link table are exchanged.
inline QString exchanged(const Sandbox& sandbox, int locations = 3, int phases = 4) {
    const QString folder = sandbox.path("exchanged");
    if (QDir(folder).exists()) return folder;
    demo::Options options;
    options.patients = 3;
    options.locations = locations;
    options.phases = phases;
    if (!demo::write_dataset(folder.toStdString(), options)) qFatal("the demo dataset was not written");
    QFile table(folder + "/link.csv");
    if (!table.open(QIODevice::ReadOnly)) qFatal("no link table");
    QList<QByteArray> lines = table.readAll().trimmed().split('\n');
    table.close();
    const auto row = [](const QByteArray& patient, const QByteArray& original) {
        return patient.split(',').first() + ',' + original.trimmed().split(',').last();
    };
    const QByteArray second = row(lines[2], lines[3]), third = row(lines[3], lines[2]);
    if (!table.open(QIODevice::WriteOnly)) qFatal("no link table");
    table.write(lines[0].trimmed() + '\n' + lines[1].trimmed() + '\n' + second + '\n' + third + '\n');
    return folder;
}

} // namespace contourcheck::desktop::test
