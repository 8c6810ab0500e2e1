#pragma once

#include "desktop/session.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;

namespace contourcheck::desktop {

/// Whether errors are planted among the contours, how many, and how many were caught.
class AttentionDialog : public QDialog {
    Q_OBJECT

public:
    explicit AttentionDialog(Session& session, QWidget* parent = nullptr);

private:
    void take();
    void show_caught();

    Session& session_;
    QCheckBox* on_;
    QComboBox* share_;
    QLabel* caught_;
};

} // namespace contourcheck::desktop
