#pragma once

#include "review/comparison.h"

#include <QTableWidget>

namespace contourcheck::desktop {

/// What two reviewers agree on, a line each: over all contours, by reason, by rule. Each figure stands over its interval
/// as a bar: the share from 0 to 100 %, kappa and AC1 from -1 to 1 with a line at 0.
class AgreementTable : public QTableWidget {
    Q_OBJECT

public:
    explicit AgreementTable(QWidget* parent = nullptr);
    void show_pair(const review::Comparison& pair);

protected:
    void changeEvent(QEvent* event) override;

private:
    void add_heading(const QString& text);
    void add_row(const review::Comparison::Row& row);
    void add_figure(int row, int column, const std::optional<review::Estimate>& estimate,
                    const QString& text);
};

} // namespace contourcheck::desktop
