#include "desktop/readers/exchange.h"

#include "base/file.h"
#include "batch/selection.h"
#include "dataset/output.h"
#include "desktop/advice.h"
#include "desktop/texts.h"
#include "review/merge.h"

#include <algorithm>
#include <set>

namespace contourcheck::desktop {

namespace {

constexpr std::uint64_t most_bytes = std::uint64_t(256) << 20;

QString decisions_text(std::size_t count) {
    return count == 1 ? Exchange::tr("1 decision") : Exchange::tr("%1 decisions").arg(count);
}

QString listed(QStringList lines, const QString& separator) {
    constexpr qsizetype most = 10;
    if (const qsizetype rest = lines.size() - most; rest > 0)
        lines = lines.first(most) << Exchange::tr("%1 more").arg(rest);
    return lines.join(separator);
}

QString unfit_text(const std::vector<std::string>& unfit) {
    QStringList names;
    for (const std::string& id : std::set<std::string>(unfit.begin(), unfit.end()))
        names << qs(id);
    return Exchange::tr("They are kept with the others, and count when the dataset has these contours: %1")
        .arg(listed(names, QStringLiteral(", ")));
}

QString unfit_title(std::size_t count) {
    return count == 1 ? Exchange::tr("1 decision fits no contour of this dataset")
                      : Exchange::tr("%1 decisions fit no contour of this dataset").arg(count);
}

QString refused_title(std::size_t count) {
    return count == 1 ? Exchange::tr("1 row was not imported")
                      : Exchange::tr("%1 rows were not imported").arg(count);
}

QString refused_text(const std::vector<Error>& refused) {
    QStringList lines;
    for (const Error& each : refused)
        lines << plain(each);
    return listed(lines, QStringLiteral("\n"));
}

} // namespace

Exchange::Exchange(Session& session, QObject* parent) : QObject(parent), session_(session), workers_(1) {}

void Exchange::write(const QString& file) {
    ReviewDesk& desk = session_.desk();
    if (!desk.ready()) {
        emit warned(tr("The decisions were not written"),
                    tr("They are not read yet. Wait until the dataset is read, then export them again."));
        return;
    }
    if (desk.in_flight() > 0) { // the decision made a moment ago is among them
        connect(
            &desk, &ReviewDesk::idle, this,
            [this, file, dataset = desk.dataset()] {
                if (session_.desk().dataset() == dataset)
                    write(file);
                else
                    emit warned(tr("The decisions were not written"),
                                tr("Another dataset was opened meanwhile."));
            },
            Qt::ConnectionType(Qt::SingleShotConnection | Qt::QueuedConnection));
        return;
    }
    workers_.start([this, file, log = desk.log(),
                    root = session_.opened()->checked.dataset.root](const Workers::Post& post) {
        const auto written =
            dataset::write_output(root, to_path(file), review::to_csv(log), Access::private_);
        post([this, file, written, count = log.size()] {
            if (written)
                emit said(tr("%1 written to %2.").arg(decisions_text(count), file));
            else
                emit warned(tr("The decisions were not written"),
                            plain(written.error()) + u'\n' + advice_on_writing(written.error()));
        });
    });
}

void Exchange::read(const QString& file) {
    const auto opened = session_.opened();
    if (!opened) return;
    workers_.start([this, file, opened, own_changed = count_own_changed()](const Workers::Post& post) {
        Expected<Table> table;
        const auto text = read_file(to_path(file), most_bytes);
        std::vector<Error> refused;
        auto decisions =
            text ? review::from_csv(*text, to_path(file), &refused) : tl::unexpected(text.error());
        if (decisions && decisions->empty() && !refused.empty()) decisions = tl::unexpected(refused.front());
        if (decisions) {
            table->unfit = batch::settle_ids(*decisions, opened->checked.dataset);
            table->own_changed = own_changed(*decisions);
            table->decisions = std::move(*decisions);
            table->refused = std::move(refused);
        } else {
            table = tl::unexpected(decisions.error());
        }
        post([this, table = std::move(table), opened] { take(table, opened); });
    });
}

/// In a second read what others decided changes nothing that is shown.
std::function<std::size_t(std::vector<review::Decision>)> Exchange::count_own_changed() const {
    const ReviewDesk& desk = session_.desk();
    const std::string me = session_.settings().reviewer().toStdString();
    std::vector<review::Decision> log = desk.log();
    std::map<std::string, review::Content> contents;
    for (const review::Decision& each : log)
        if (const auto content = desk.content(each.contour)) contents[each.contour] = *content;
    const auto keep = [me, is_blind = session_.second_read()](std::vector<review::Decision>& decisions) {
        if (is_blind) decisions = said_by(me, std::move(decisions));
    };
    keep(log);
    return [me, keep, log = std::move(log),
            contents = std::move(contents)](std::vector<review::Decision> decisions) {
        keep(decisions);
        return review::own_changed(log, decisions, contents, me);
    };
}

void Exchange::take(const Expected<Table>& table, const std::shared_ptr<const Opened>& opened) {
    if (!table) {
        emit warned(tr("No decision was imported"), plain(table.error()));
        return;
    }
    if (!session_.opened() || session_.opened()->key() != opened->key()) {
        emit warned(tr("No decision was imported"), tr("Another dataset was opened meanwhile."));
        return;
    }
    if (table->own_changed == 0) {
        import(*table);
        return;
    }
    emit change_asked(table->own_changed, [this, table = *table, opened] {
        if (session_.opened()->key() == opened->key()) import(table);
    });
}

void Exchange::import(const Table& table) {
    session_.import(table.decisions,
                    [this, table](const Expected<std::size_t>& added) { tell(added, table); });
}

void Exchange::tell(const Expected<std::size_t>& added, const Table& table) {
    if (!added) {
        emit warned(tr("No decision was imported"), plain(added.error()));
        return;
    }
    emit withdrawn(tr("No decision was imported"));
    const std::size_t all = table.decisions.size();
    const std::size_t known = all - *added;
    QString text = *added == 1 ? tr("1 of %1 is new").arg(decisions_text(all))
                               : tr("%1 of %2 are new").arg(*added).arg(decisions_text(all));
    if (known > 0) text += known == 1 ? tr("; 1 was here already") : tr("; %1 were here already").arg(known);
    emit said(text + u'.');
    QStringList title, words;
    if (!table.refused.empty()) {
        title << refused_title(table.refused.size());
        words << refused_text(table.refused);
    }
    if (!table.unfit.empty()) {
        title << unfit_title(table.unfit.size());
        words << unfit_text(table.unfit);
    }
    if (!title.isEmpty()) emit warned(title.join(QStringLiteral("; ")), words.join(u'\n'));
}

} // namespace contourcheck::desktop
