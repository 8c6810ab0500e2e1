#include "desktop/sheet/sheet_model.h"

#include "desktop/texts.h"

namespace contourcheck::desktop {

SheetModel::SheetModel(const ReviewDesk& desk, QObject* parent) : QAbstractListModel(parent), desk_(desk) {}

void SheetModel::set_refs(const std::shared_ptr<const Opened>& opened, std::vector<Ref> refs) {
    if (refs == refs_ && opened_ && opened->reading == opened_->reading &&
        opened->checked.dataset.root == opened_->checked.dataset.root) {
        opened_ = opened;
        tell_changed();
        return;
    }
    beginResetModel();
    opened_ = opened;
    refs_ = std::move(refs);
    rows_.clear();
    for (std::size_t i = 0; i < refs_.size(); ++i)
        rows_.emplace(refs_[i], int(i));
    endResetModel();
}

int SheetModel::row_of(Ref ref) const {
    const auto it = rows_.find(ref);
    return it == rows_.end() ? -1 : it->second;
}

check::Status SheetModel::status(int row) const {
    return opened_->index.status(at(row));
}

review::State SheetModel::state(int row) const {
    return desk_.state(opened_->id(at(row)));
}

std::map<std::string, review::State> SheetModel::decisions() const {
    std::map<std::string, review::State> states;
    for (int row = 0; row < rowCount(); ++row)
        states.emplace(opened_->id(at(row)), state(row));
    return states;
}

void SheetModel::tell_changed() {
    if (!refs_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
}

int SheetModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(refs_.size());
}

QVariant SheetModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const dataset::ContourId& id = opened_->contour(at(index.row())).id;
    if (role == Qt::DisplayRole)
        return QStringLiteral("%1 · %2 · %3").arg(qs(id.patient)).arg(id.slice).arg(kind_name(id.kind));
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) return spoken(index.row());
    return {};
}

QString SheetModel::spoken(int row) const {
    const Ref ref = at(row);
    const dataset::ContourId& id = opened_->contour(ref).id;
    QString text = tr("%1, slice %2, %3: %4")
                       .arg(qs(id.patient))
                       .arg(id.slice)
                       .arg(kind_name(id.kind), state_name(state(row)));
    if (const int count = int(opened_->index.findings(ref).size()); count > 0)
        text += QStringLiteral(", ") + findings_text(count);
    return text;
}

} // namespace contourcheck::desktop
