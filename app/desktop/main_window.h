#pragma once

#include "desktop/export/exporter.h"
#include "desktop/pace.h"
#include "desktop/page_switch.h"
#include "desktop/report/reporter.h"
#include "desktop/session.h"
#include "desktop/sheet/sheet_writer.h"

#include <QMainWindow>
#include <QPointer>

#include <span>

class QStackedWidget;

namespace contourcheck::desktop {

class AgreementDialog;
class AuditPage;
class DatasetWatch;
class Exchange;
class ExportDialog;
class InfoBar;
class InspectPage;
class ManualWindow;
class Memory;
class OfferBar;
class QueueBar;
class ReportDialog;
class SettingsDialog;
class SheetPage;
class StartPage;
class StatusLine;
class TopBar;
class Tour;
struct Setting;

/// The window: menus, pages, and what passes between them and the session. Its title names no patient.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow();
    ~MainWindow() override;

    void open(const QString& folder);
    void resume(); ///< the last dataset, where that is set and nothing speaks against it
    [[nodiscard]] Session& session() { return session_; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void childEvent(QChildEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    using Slot = std::function<void()>;
    struct Item {
        QString text;
        QList<QKeySequence> keys = {};
        bool needs_dataset = true;
        bool repeats = false;     ///< while the key is held
        bool on_any_page = false; ///< else on Inspect alone, where its doing can be seen
        bool on_sheet = false;    ///< or on the sheet as well
    };
    QAction* add(QMenu* menu, const Item& item, Slot slot);
    QAction* add_toggle(QMenu* menu, const Item& item, bool on, std::function<void(bool)> slot);
    void make_menus();
    void make_file_menu();
    void make_view_menu();
    void add_overlay_actions(QMenu* menu);
    void add_zoom_actions(QMenu* menu);
    void make_review_menu();
    void make_explain_menu(QMenu* review);
    void choose_reason(const std::string& reason); ///< before the decision
    void add_readers_actions(QMenu* review);
    void add_undo_actions(QMenu* menu);
    void make_go_menu();
    void add_queue_actions(QMenu* menu);
    QMenu* make_order_menu(QMenu* go);
    void add_page_actions(QMenu* menu);
    std::vector<QAction*>& actions_of(const Item& item);
    void decide(review::Verdict verdict); ///< on the page in view
    void make_convention_menus(QMenu* tools);
    void make_theme_menu(QMenu* view);
    void make_language_menu(QMenu* view);
    void make_help_menu();
    void fill_recent();
    void connect_session();
    void connect_opening();
    void connect_view();
    void connect_start();
    void connect_memory();
    void connect_tour();
    void show_tour();
    void connect_watch();
    void take_changes(std::size_t files, bool news);
    [[nodiscard]] bool may_read_again(); ///< unasked: nothing would be disturbed
    void connect_export();
    void connect_report();
    void connect_sheet_writer();
    void connect_pages();
    [[nodiscard]] QWidget* make_unsaved_bar();
    [[nodiscard]] QWidget* make_bars();
    void connect_leaving();
    /// What leaves the slices in view, once nothing on the sheet waits for one; not where a decision is refused.
    void when_settled(Slot go_on);
    void stay(); ///< when_settled() is called off
    void connect_readers();
    void enable_actions();
    void show_work(const QString& counted, std::size_t done, std::size_t total, std::function<void()> stop);
    void focus_page(); ///< where the keys belong
    void accept_patient();
    void accept_queue();
    void accept_together(std::span<const Ref> contours, const QString& what);
    void show_page();
    [[nodiscard]] QWidget* page_widget() const; ///< over a dataset
    void go_to_page(Page page);
    [[nodiscard]] bool may_close();
    [[nodiscard]] bool may_lose_decisions();
    [[nodiscard]] bool may_stop(const Writer& writer, const QString& question);

    void ask_second_read(bool on);
    /// Asks before what others decided comes into view.
    [[nodiscard]] bool may_show_others(const QString& question, const QString& text, const QString& yes);
    [[nodiscard]] bool may_tell_of_others(const QString& what); ///< asks in a second read alone
    void show_agreement();
    void choose_import();
    void ask_import(std::size_t own, const std::function<void()>& go_on);
    void ask_unlock(const QString& holder);
    void choose_table();
    void choose_folder();
    void choose_reviewer();
    void show_keys();
    void show_manual(); ///< where one is
    void show_about();
    void show_export();
    void show_report();
    void show_settings();
    [[nodiscard]] std::vector<Setting> review_settings();
    [[nodiscard]] std::vector<Setting> picture_settings();
    [[nodiscard]] std::vector<Setting> program_settings();
    void set_theme(ThemeChoice choice);
    void change_look(const std::function<void(picture::Look&)>& change);
    void show_look();
    void add_held_keys();
    /// The menu says which key does the same while it is held: `text` has a gap for it.
    void say_held_key(QAction* action, const QString& text, const QString& id);
    void hide_overlays(bool hidden);
    void add_seeing_actions(QMenu* menu);
    void show_map_pictures(bool on);
    void add_grey_actions(QMenu* menu);
    void add_beside_actions(QMenu* menu);
    void connect_seeing();
    void set_greys(picture::Greys greys); ///< of every patient; what was dragged for this one goes
    [[nodiscard]] std::optional<dicom::Window> dragged_window(const dataset::Patient* who) const;
    void show_dragged_window(); ///< of the patient in view, where there is one
    /// Where some of the pictures say that something is written into them, asks first: `go_on` is called where that was allowed,
    /// and `without`, if it is given, where they are to be left out.
    void ask_burned_in(std::size_t pictures, const QString& go_on_text, const std::function<void()>& go_on,
                       const std::function<void()>& without = {});
    void save_picture(); ///< the slice in view; on the sheet, the sheet
    void save_sheet();
    void save_sheet_as(SheetWriter::Sheet sheet);
    bool write_picture(const QString& file, const picture::Scene& scene,
                       const picture::RenderOptions& options);
    /// A slice in view, kept while something is asked about it.
    struct InView {
        std::shared_ptr<const Opened> opened;
        Place place;
        std::shared_ptr<const LoadedSlice> picture;
    };
    [[nodiscard]] InView in_view() const {
        return {session_.opened(), session_.place(), session_.own_picture()};
    }
    void save_slice(const InView& shown);
    void copy_picture(); ///< the slice in view; on the sheet, that of the tile in front
    void copy_tile();
    void copy_tile_at(const std::shared_ptr<const Opened>& opened, const Place& place);
    void put_on_clipboard(const InView& shown);
    /// A slice as pictures of it show it; nothing without one.
    [[nodiscard]] std::optional<picture::Scene> overlay_scene(const InView& shown) const;
    [[nodiscard]] picture::RenderOptions overlay_options(const picture::Scene& scene) const;

    Settings settings_;
    Session session_;
    bool closes_when_saved_ = false;
    Slot when_settled_;
    Pace pace_; ///< of what the status line tells
    Exporter exporter_;
    Reporter reporter_;
    SheetWriter sheet_writer_;
    Workers tile_reader_{1}; ///< of the tile to be copied
    picture::Look look_;
    std::map<std::string, dicom::Window> dragged_windows_; ///< by patient's name, in this sitting
    bool magnifier_on_ = false;
    bool id_in_pictures_ = false;
    bool hide_key_down_ = false;
    bool overlays_off_ = false;
    std::vector<QAction*> dataset_actions_; ///< on any page
    std::vector<QAction*> inspect_actions_;
    std::vector<QAction*> sheet_actions_; ///< on Inspect and Sheet
    QAction* stop_ = nullptr;             ///< reading
    QMenu* recent_menu_ = nullptr;
    QMenu* origin_menu_ = nullptr;
    QMenu* rule_menu_ = nullptr;
    QMenu* order_menu_ = nullptr;
    QMenu* grey_menu_ = nullptr;
    QMenu* theme_menu_ = nullptr;
    QMenu* language_menu_ = nullptr;
    QStackedWidget* pages_;
    InfoBar* info_;
    OfferBar* offer_;
    Exchange* exchange_;
    QAction* second_read_ = nullptr;
    StartPage* start_;
    InspectPage* inspect_;
    AuditPage* audit_;
    SheetPage* sheet_;
    Page page_ = Page::inspect; ///< of those over a dataset
    TopBar* top_;
    QueueBar* queue_;
    StatusLine* status_;
    Memory* memory_ = nullptr;
    Tour* tour_ = nullptr;
    DatasetWatch* watch_ = nullptr;
    bool tells_of_opening_ = false; ///< what the info bar says is that a dataset could not be opened
    bool reads_files_ = false;      ///< what is being opened; else it is only checked again
    bool read_by_itself_ = false;   ///< for the changes that were told of last
    QString told_when_read_;
    QPointer<ExportDialog> export_dialog_;
    QPointer<ReportDialog> report_dialog_;
    QPointer<SettingsDialog> settings_dialog_;
    QPointer<AgreementDialog> agreement_;
    QPointer<ManualWindow> manual_;
    QAction* manual_action_ = nullptr;
};

} // namespace contourcheck::desktop
