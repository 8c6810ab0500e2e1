#pragma once

#include "desktop/overview.h"

#include <QAbstractListModel>
#include <QFontMetricsF>
#include <QListView>
#include <QStyledItemDelegate>
#include <QTimer>

namespace contourcheck::desktop {

/// The patients with counts, flags and progress, as finished values.
class PatientModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { summary_role = Qt::UserRole + 1 };
    using QAbstractListModel::QAbstractListModel;

    void set_summaries(std::vector<PatientSummary> summaries); ///< keeps rows where only values changed
    [[nodiscard]] const PatientSummary& at(int row) const { return summaries_[std::size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PatientSummary> summaries_;
};

class PatientDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// "16 inner · 8 ou… · 22 left" in so many pixels of width: how many are left to review stands whole, what is before it
/// is elided.
[[nodiscard]] QString counts_line(const PatientSummary& summary, const QFontMetricsF& metrics, double width);

/// The left panel.
class PatientList : public QWidget {
    Q_OBJECT

public:
    explicit PatientList(Session& session, QWidget* parent = nullptr);
    [[nodiscard]] QListView& view() { return *view_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refill();
    void select_current();

    Session& session_;
    PatientModel* model_;
    QListView* view_;
    QTimer after_the_picture_;
};

} // namespace contourcheck::desktop
