#pragma once

#include "desktop/index.h"
#include "desktop/work.h"

#include <QTimer>

#include <stop_token>

namespace contourcheck::desktop {

/// Notices that files of the open dataset change, by looking now and then on a thread of its own: to be told by the system
/// would take a watch for every folder, of which there are not enough, and none on a network.
class DatasetWatch : public QObject {
    Q_OBJECT

public:
    explicit DatasetWatch(QObject* parent = nullptr);
    ~DatasetWatch() override;

    void watch(const std::shared_ptr<const Opened>& opened); ///< from as it is now on
    void look();                                             ///< at once

signals:
    void looked(); ///< also when nothing has changed
    /// So many files, and none of them since the look before: whoever writes is done. `news`: not told before.
    void changed(std::size_t files, bool news);

private:
    struct Eye;
    struct Seen {
        std::size_t files = 0;
        bool is_settled = false;
        bool is_news = false;
    };
    void take(const Seen& seen);

    std::shared_ptr<Eye> eye_; ///< touched by the worker alone
    bool looking_ = false;
    std::uint64_t number_ = 0; ///< of the dataset that is watched
    std::stop_source stop_;    ///< looking at it
    QTimer next_;
    Workers worker_;
};

} // namespace contourcheck::desktop
