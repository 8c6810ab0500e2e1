#pragma once

#include "desktop/audit/audit_model.h"

#include <QFrame>

class QVBoxLayout;

namespace contourcheck::desktop {

/// One note: a coloured edge and a sign where something is wrong, what was found, and what can be done about it.
class NoteView : public QFrame {
    Q_OBJECT

public:
    NoteView(const Note& note, const std::vector<QString>& patients, QWidget* parent = nullptr);

signals:
    void patient_asked(int patient);
    void rows_asked(const QString& rows);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool is_wrong_;
    bool is_open_;
};

} // namespace contourcheck::desktop
