#pragma once

#include "desktop/bulk/sealer.h"
#include "desktop/pace.h"
#include "desktop/session.h"

#include <QAbstractListModel>
#include <QDialog>

class QLabel;
class QListView;
class QProgressBar;
class QPushButton;

namespace contourcheck::desktop {

/// The contours that are left out, each with its reason.
class LeftOutModel : public QAbstractListModel {
    Q_OBJECT

public:
    LeftOutModel(const Opened& opened, const BulkPlan& plan, QObject* parent = nullptr);
    /// In pixels, of the longest line.
    [[nodiscard]] int longest(const QFontMetrics& metrics) const;
    [[nodiscard]] Ref at(int row) const { return refs_[std::size_t(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Ref> refs_;
    QStringList lines_;
};

/// Accepts a selection of contours at once: says how many and which are left out, reads their files when asked to, and decides
/// on all that are as they were, as one step of undo.
class BulkDialog : public QDialog {
    Q_OBJECT

public:
    /// `what`: the selection in words, "the rest of patient SCD0000101".
    BulkDialog(Session& session, const BulkPlan& plan, const QString& what, QWidget* parent = nullptr);

signals:
    void warned(const QString& title, const QString& text);

private:
    void make_left_out();
    void take_standings(); ///< what is decided by now is left as it is
    void show_counts();
    void start();
    void take(const SealedPlan& sealed);
    void tell_left_out(const BulkPlan& late); ///< since it was shown

    Session& session_;
    std::shared_ptr<const Opened> opened_;
    BulkPlan plan_;
    QString what_;
    QLabel *title_, *about_, *decided_;
    QListView* left_out_;
    QProgressBar* progress_;
    QLabel* pace_line_;
    Pace pace_;
    QPushButton* accept_;
    QPushButton* cancel_;
    Sealer sealer_;
};

} // namespace contourcheck::desktop
