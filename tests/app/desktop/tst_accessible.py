"""What assistive technology finds in the real window, over AT-SPI: every control has a name and takes the keyboard."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAMS = os.environ["CONTOURCHECK_BIN"]
BUS = "CONTOURCHECK_ON_BUS"


def skip(why):
    print(f"SKIP: {why}")
    sys.exit(77)


try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError):
    skip("gir1.2-atspi-2.0 and python3-gi are not installed")

ROLES = Atspi.Role
CONTROLS = {ROLES.PUSH_BUTTON, ROLES.TOGGLE_BUTTON, ROLES.CHECK_BOX, ROLES.RADIO_BUTTON, ROLES.COMBO_BOX, ROLES.ENTRY,
            ROLES.TEXT, ROLES.SLIDER, ROLES.SPIN_BUTTON, ROLES.LIST, ROLES.TABLE, ROLES.TREE, ROLES.MENU,
            ROLES.MENU_ITEM, ROLES.CHECK_MENU_ITEM, ROLES.RADIO_MENU_ITEM, ROLES.PAGE_TAB, ROLES.LINK,
            ROLES.PROGRESS_BAR}
# What is reached by its menu's key, or only tells.
WITHOUT_FOCUS = {ROLES.MENU, ROLES.MENU_ITEM, ROLES.CHECK_MENU_ITEM, ROLES.RADIO_MENU_ITEM, ROLES.PROGRESS_BAR,
                 ROLES.PAGE_TAB}
GROUPED = {ROLES.CHECK_BOX, ROLES.RADIO_BUTTON, ROLES.TOGGLE_BUTTON}
PAGES = {"Inspect": "ctrl+1", "Sheet": "ctrl+3", "Audit": "ctrl+2"}
DIALOGS = {"Export": "ctrl+e", "Report": "ctrl+shift+r", "Keys": "question"}


def on_a_bus_of_its_own():
    """Runs this file again on a session bus and a display that nobody else uses."""
    for program in ("dbus-run-session", "Xvfb", "openbox", "xdotool"):
        if not shutil.which(program):
            skip(f"{program} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        number = 1000 + os.getpid() % 50000  # other tests have displays of their own at the same time
        # Without -noreset the display starts anew, and turns away who connects, whenever its last client leaves.
        display = subprocess.Popen(["Xvfb", f":{number}", "-noreset", "-screen", "0", "1600x1000x24"],
                                   stderr=subprocess.DEVNULL)
        try:
            if not wait_for(lambda: os.path.exists(f"/tmp/.X11-unix/X{number}")):
                skip("Xvfb does not start")
            environment = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
            environment |= {f"XDG_{name}_HOME": folder for name in ("CONFIG", "DATA", "CACHE")}
            environment |= {BUS: folder, "DISPLAY": f":{number}", "XDG_RUNTIME_DIR": folder, "LC_ALL": "C.UTF-8",
                            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "NO_AT_BRIDGE": "0",
                            "CONTOURCHECK_DECISIONS": os.path.join(folder, "decisions.sqlite")}
            sys.exit(subprocess.run(["dbus-run-session", "--", sys.executable, "-B", __file__], env=environment,
                                    timeout=1800).returncode)
        finally:
            display.terminate()
            display.wait()


def below(node, depth=0):
    """All that is shown below a node, itself included."""
    if node is None or depth > 40:
        return
    yield node
    for i in range(min(node.get_child_count(), 300)):
        child = node.get_child_at_index(i)
        if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield from below(child, depth + 1)


def program():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(i)
        if application and (application.get_name() or "").lower().startswith("contourcheck"):
            return application
    return None


def wait_for(what, seconds=120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = what()
        except gi.repository.GLib.Error:  # a node went between two looks
            found = None
        if found:
            return found
        time.sleep(0.2)
    return None


def key(keys):
    subprocess.run(["xdotool", "key", keys], check=True)
    time.sleep(1)


def name_of(node):
    """Its own, or that of what labels it."""
    name = (node.get_name() or "").strip()
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            for i in range(relation.get_n_targets()):
                name = name or (relation.get_target(i).get_name() or "").strip()
    return name


def focusable(node):
    """Itself, or one of its group, from which the arrow keys lead to it."""
    def takes(each):
        return each.get_state_set().contains(Atspi.StateType.FOCUSABLE)

    parent = node.get_parent()
    siblings = [parent.get_child_at_index(i) for i in range(parent.get_child_count())] if parent else []
    return takes(node) or (node.get_role() in GROUPED and any(
        each is not None and each.get_role() == node.get_role() and takes(each) for each in siblings))


def described(node):
    parents = []
    at = node
    while at is not None and len(parents) < 6:
        parents.append(f"{at.get_role_name()} “{at.get_name()}”")
        at = at.get_parent()
    return " in ".join(parents)


def faults(where, window):
    """Controls without a name, and those that no key leads to."""
    seen = 0
    found = []
    for node in below(window):
        role = node.get_role()
        if role not in CONTROLS:
            continue
        states = node.get_state_set()
        if role == ROLES.TEXT and not states.contains(Atspi.StateType.EDITABLE):
            continue
        seen += 1
        if not name_of(node):
            found.append(f"{where}: no name: {described(node)}")
        if role not in WITHOUT_FOCUS and states.contains(Atspi.StateType.ENABLED) and not focusable(node):
            found.append(f"{where}: no key leads to: {described(node)}")
    return seen, found


def settled_faults(where, window):
    """Once two looks find the same: nodes come and go while a page is laid out."""
    looks = []

    def look():
        looks.append(faults(where, window()))
        return len(looks) > 1 and looks[-1] == looks[-2]

    return looks[-1] if wait_for(look) else (0, [f"{where}: does not come to rest"])


def windows():
    application = program()
    shown = []
    for i in range(application.get_child_count() if application else 0):
        window = application.get_child_at_index(i)
        if window and window.get_state_set().contains(Atspi.StateType.SHOWING):
            shown.append(window)
    return shown


def examine():
    """All pages and the dialogs that stand on them."""
    found = []
    for page, keys in PAGES.items():
        key(keys)
        seen, wrong = settled_faults(page, lambda: windows()[0])
        print(f"{page}: {seen} controls")
        if seen < 12:
            found.append(f"{page}: only {seen} controls are told of")
        found += wrong
    key("ctrl+1")
    for dialog, keys in DIALOGS.items():
        before = len(windows())
        key(keys)
        if not wait_for(lambda: len(windows()) > before):
            found.append(f"{dialog}: does not come")
            continue
        seen, wrong = settled_faults(dialog, lambda: windows()[-1])
        print(f"{dialog}: {seen} controls")
        found += wrong
        key("Escape")
        wait_for(lambda: len(windows()) == before)
    return found


def main():
    if BUS not in os.environ:
        on_a_bus_of_its_own()
    dataset = os.path.join(os.environ[BUS], "demo")
    subprocess.run([os.path.join(PROGRAMS, "contourcheck-cli"), "demo", dataset, "--patients", "2", "--locations", "4",
                    "--phases", "4"], check=True, capture_output=True)
    managed = os.path.join(os.environ[BUS], "managed")
    manager = subprocess.Popen(["openbox", "--startup", f"touch {managed}"], stderr=subprocess.DEVNULL)
    if not wait_for(lambda: os.path.exists(managed)):
        sys.exit("FAIL: the window manager does not start")
    window = subprocess.Popen([os.path.join(PROGRAMS, "contourcheck"), dataset])
    try:
        if not wait_for(lambda: windows()):
            sys.exit("FAIL: assistive technology does not see the program")
        if not wait_for(lambda: any("Accept" in (n.get_name() or "") for n in below(windows()[0]))):
            sys.exit("FAIL: the dataset does not come up")
        time.sleep(2)
        found = examine()
    finally:
        window.send_signal(signal.SIGTERM)
        window.wait(timeout=120)
        manager.terminate()
    if found:
        sys.exit("FAIL:\n" + "\n".join(found))


if __name__ == "__main__":
    main()
