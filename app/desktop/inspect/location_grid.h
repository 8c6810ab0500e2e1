#pragma once

#include <QWidget>

#include <vector>

namespace contourcheck::desktop {

/// The patient's map: rows are locations from base to apex, columns the phases; colour and sign are the contours' state.
class LocationGrid : public QWidget {
    Q_OBJECT

public:
    enum class Mark { no_slice, slice, unreviewed, warning, error, accepted, rejected, unsure, stale };
    struct Cell {
        Mark mark = Mark::no_slice;
        QString tip; ///< "slice 99 · inner: 2 findings, rejected"
    };
    struct Map {
        int locations = 0;
        int phases = 0;
        std::vector<Cell> cells; ///< row by row
        bool base_first = true;
    };

    explicit LocationGrid(QWidget* parent = nullptr);

    void set_map(Map map);
    void set_current(int location, int phase); ///< -1, -1: none
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(int location, int phase); ///< by click or drag
};

} // namespace contourcheck::desktop
