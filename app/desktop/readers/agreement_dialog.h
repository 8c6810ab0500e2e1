#pragma once

#include "desktop/session.h"
#include "review/comparison.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace contourcheck::desktop {

class AgreementTable;

/// How far each two reviewers of the open dataset agree, as core tells it; counted anew when a decision comes.
class AgreementDialog : public QDialog {
    Q_OBJECT

public:
    explicit AgreementDialog(Session& session, QWidget* parent = nullptr);

signals:
    void import_asked();
    void disagreements_asked();

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Said = std::map<std::string, review::Opinions>;
    QWidget* make_table();
    QWidget* make_empty();
    QLayout* make_buttons();
    void count();
    void take(std::vector<review::Comparison> pairs, const Said& said);
    void grow(); ///< for the table, in its place
    void show_pair();
    void show_words();
    void copy(const QString& text);
    [[nodiscard]] QString me() const;
    [[nodiscard]] std::size_t differing() const; ///< contours, of all pairs

    Session& session_;
    std::vector<review::Comparison> pairs_;
    std::uint64_t generation_ = 0;
    QStackedWidget* stack_;
    QLabel* sentence_;
    QLabel* caught_;
    QLabel* note_;
    QLabel* empty_;
    QComboBox* pair_;
    AgreementTable* table_;
    QPushButton* text_;
    QPushButton* csv_;
    QPushButton* queue_;
    Workers workers_;
};

} // namespace contourcheck::desktop
