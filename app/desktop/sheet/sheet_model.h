#pragma once

#include "desktop/review_desk.h"

#include <QAbstractListModel>

namespace contourcheck::desktop {

/// The contours of the sheet in their order: what is known of each, without its picture.
class SheetModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit SheetModel(const ReviewDesk& desk, QObject* parent = nullptr);

    /// Keeps the rows where they are the same.
    void set_refs(const std::shared_ptr<const Opened>& opened, std::vector<Ref> refs);
    [[nodiscard]] Ref at(int row) const { return refs_[std::size_t(row)]; }
    [[nodiscard]] int row_of(Ref ref) const; ///< -1 where it is not on the sheet
    [[nodiscard]] const std::vector<Ref>& refs() const { return refs_; }

    [[nodiscard]] check::Status status(int row) const;
    [[nodiscard]] review::State state(int row) const;
    [[nodiscard]] std::map<std::string, review::State> decisions() const; ///< by the contour's id
    void tell_changed(); ///< the decisions; the contours are the same

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString spoken(int row) const;

    const ReviewDesk& desk_;
    std::shared_ptr<const Opened> opened_; ///< of refs_
    std::vector<Ref> refs_;
    std::map<Ref, int> rows_;
};

} // namespace contourcheck::desktop
