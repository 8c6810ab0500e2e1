#pragma once

#include "desktop/audit/audit_model.h"
#include "desktop/audit/latest.h"
#include "desktop/pace.h"
#include "desktop/session.h"

#include <QWidget>

class QFrame;
class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace contourcheck::desktop {

class KeyView;
class OffsetPlot;
class ProgressLine;
class TrialCard;

/// The page that asks of the dataset as a whole: whose contours are these, which way round, is everything off by the
/// same amount, what would be noticed here. Works it out in the background when it is first shown, and again when the
/// dataset has changed.
class AuditPage : public QWidget {
    Q_OBJECT

public:
    explicit AuditPage(Session& session, QWidget* parent = nullptr);

    /// What is shown; null until it is worked out.
    [[nodiscard]] const Audited* audited() const { return audited_ ? &*audited_ : nullptr; }

signals:
    void patient_chosen(int patient);
    void said(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct MatrixCard {
        QFrame* card = nullptr;
        ProgressLine* progress = nullptr;
        MatrixView* matrix = nullptr;
        KeyView* legend = nullptr;
        QLabel* choice = nullptr; ///< what was tried, where not everything was
        QVBoxLayout* notes = nullptr;
    };

    [[nodiscard]] MatrixCard make_matrix_card(const QString& title, const QString& about);
    [[nodiscard]] QFrame* make_offset_card();
    void arrange();
    void forget();
    void work();
    void take(Expected<check::Audit> audit);
    void show_all();
    void show_notes(QVBoxLayout* to, const std::vector<Note>& notes);
    void show_offsets();
    void copy_rows(const QString& rows);

    Session& session_;
    std::shared_ptr<const Opened> asked_; ///< what is, or is being, worked out
    std::optional<Audited> audited_;
    Pace pace_;
    QScrollArea* scroll_;
    QGridLayout* grid_;
    std::optional<bool> beside_; ///< cards stand in two columns
    MatrixCard links_;
    MatrixCard ways_;
    OffsetPlot* plot_;
    QVBoxLayout* offset_notes_;
    QGridLayout* offset_lines_;
    QFrame* offset_card_;
    TrialCard* trials_;
    Latest<Expected<check::Audit>> worker_; ///< last: it waits for what runs
};

} // namespace contourcheck::desktop
