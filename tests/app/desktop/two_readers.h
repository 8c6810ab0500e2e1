#pragma once

#include "driven.h"
#include "suite.h"

#include "base/hash.h"

#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>

namespace contourcheck::desktop::test {

/// Tests of several reviewers: Ann sits there first, and all contours are in the queue.
class ReadersSuite : public Suite {
protected:
    void prepare() override {
        Settings().set_reviewer("Ann");
        Settings().set_traits({});
    }
};

/// And goes from one contour to the next in reading order.
class ReadingOrderSuite : public ReadersSuite {
protected:
    void prepare() override {
        ReadersSuite::prepare();
        Settings().set_order(Order::reading);
        Settings().set_moves_on(true);
    }
};

/// Null where there is none with this text.
inline QPushButton* button_saying(const QWidget& parent, const QString& text) {
    for (auto* each : parent.findChildren<QPushButton*>())
        if (each->text() == text) return each;
    return nullptr;
}

/// By the keys of this reviewer: a letter a contour, from the first on in reading order. Waits until all is kept.
inline bool decide_as(Driven& driven, const QString& reviewer, const std::vector<Qt::Key>& keys) {
    driven.session().set_reviewer(reviewer);
    driven.session().go_to(driven.session().opened()->index.order().front());
    for (const Qt::Key key : keys) {
        if (!driven.ready()) return false;
        driven.key(key);
    }
    return QTest::qWaitFor([&] { return driven.session().desk().in_flight() == 0; }, patience_ms);
}

/// What `contourcheck-cli review set` does.
inline bool decide_elsewhere(const Session& session, const std::string& contour, review::Verdict verdict,
                             const std::string& reviewer = "Ann") {
    auto store = review::Store::open(sandbox.decisions().toStdString());
    review::Decision decision;
    decision.dataset = session.opened()->key();
    decision.contour = contour;
    decision.verdict = verdict;
    decision.reviewer = reviewer;
    decision.content = session.desk().content(contour).value_or(review::Content());
    return store && store->append(decision);
}

/// Of the contour in view, as soon as what has just come into view was there for long enough to be seen.
inline bool decide_once_seen(Session& session, review::Verdict verdict) {
    const std::string contour = session.contour_id();
    return QTest::qWaitFor(
        [&] {
            const auto& desk = session.desk();
            if (desk.in_flight(contour) || desk.state(contour) == review::state_of(verdict)) return true;
            session.decide(verdict);
            return desk.in_flight(contour);
        },
        patience_ms);
}

/// What was said, by any signal that starts with a text.
inline QStringList texts(const QSignalSpy& said) {
    QStringList all;
    for (const QList<QVariant>& each : said)
        all << each[0].toString();
    return all;
}

/// By Ann, of the first contours.
inline std::vector<review::Decision> accepted(const Opened& opened, std::size_t count) {
    std::vector<review::Decision> decisions(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Ref ref = opened.index.order()[i];
        const dataset::ContourEntry& entry = opened.contour(ref);
        const auto& slice = opened.patient(ref.patient).slices[*entry.slice];
        decisions[i].contour = opened.id(ref);
        decisions[i].verdict = review::Verdict::accept;
        decisions[i].reviewer = "Ann";
        decisions[i].content = {*sha256_hex_of_file(opened.checked.dataset.root / slice.file), entry.sha256};
    }
    return decisions;
}

/// Keeps the store from writing, as a full disk would.
class Block {
public:
    Block() { QDir().mkpath(sandbox.decisions() + "-journal/in-the-way"); }
    ~Block() { lift(); }
    void lift() { QDir(sandbox.decisions() + "-journal").removeRecursively(); }
};

/// Presses the button with this text in the question that comes up next, and keeps what was asked.
class Answer : public QObject {
    Q_OBJECT

public:
    explicit Answer(const QString& button) : button_(button) {
        connect(&timer_, &QTimer::timeout, this, &Answer::look);
        timer_.start(5);
    }
    [[nodiscard]] const QString& asked() const { return asked_; }

private:
    void look() {
        const auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) return;
        timer_.stop();
        asked_ = box->text() + u' ' + box->informativeText();
        for (QAbstractButton* each : box->buttons())
            if (QString(each->text()).remove(u'&') == button_) each->click();
    }

    QString button_, asked_;
    QTimer timer_;
};

} // namespace contourcheck::desktop::test
