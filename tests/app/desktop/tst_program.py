"""The desktop program from outside: words, exit status, and a window that comes up and goes away."""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.join(os.environ["CONTOURCHECK_BIN"], "contourcheck")


def environment(folder, **more):
    """Nothing of the user's own is read or written."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return kept | {f"XDG_{name}_HOME": folder for name in ("CONFIG", "DATA", "CACHE")} | {
        "XDG_RUNTIME_DIR": folder} | more


def run(folder, *arguments, **more):
    return subprocess.run([PROGRAM, *arguments], env=environment(folder, **more), capture_output=True, text=True,
                          timeout=60)


def check(holds, what):
    if not holds:
        sys.exit(f"FAIL: {what}")


def place_is_kept(settings):
    """Waits until the window has written down where it is."""
    for _ in range(1200):
        if os.path.exists(settings) and "[places]" in open(settings, encoding="utf-8").read():
            return True
        time.sleep(0.1)
    return False


def told(folder, word):
    """The files of the program's own that tell it; the stored index is made of the slices' headers."""
    own = (path for path in pathlib.Path(folder, "contourcheck").rglob("*") if path.is_file() and path.parent.name != "index")
    return [path for path in own if word in path.read_bytes()]


def check_that_it_comes_back(folder):
    dataset = os.path.join(folder, "dataset")
    subprocess.run([PROGRAM + "-cli", "demo", dataset, "--patients", "1"], check=True, capture_output=True, timeout=60)
    settings = os.path.join(folder, "contourcheck", "contourcheck.ini")
    for arguments in ([dataset], []):
        window = subprocess.Popen([PROGRAM, *arguments], env=environment(folder, QT_QPA_PLATFORM="offscreen"),
                                  stderr=subprocess.DEVNULL)
        check(place_is_kept(settings), f"started with {arguments} it opens the dataset and keeps the place")
        window.kill()
        window.wait(timeout=60)
        check(not told(folder, b"DEMO0001"), "no patient's id is in the settings or beside them")
        kept = open(settings, encoding="utf-8").read()
        with open(settings, "w", encoding="utf-8") as rest:  # so that it is seen to be written again
            rest.write(kept.replace("[places]", "[forgotten]"))


def main():
    with tempfile.TemporaryDirectory() as folder:
        version = run(folder, "--version")
        check(version.returncode == 0 and version.stdout.startswith("contourcheck "), "--version needs no display")
        help_text = run(folder, "--help")
        check(help_text.returncode == 0 and "Example: contourcheck" in help_text.stdout, "--help has an example")
        bare = run(folder, "somewhere")
        check(bare.returncode == 1 and "contourcheck-cli" in bare.stderr, "without a display it says what to use")
        for wrong in (("a", "b"), ("--no-such-option",)):
            refused = run(folder, *wrong, QT_QPA_PLATFORM="offscreen")
            check(refused.returncode == 2 and refused.stderr.startswith("contourcheck: "), f"{wrong} is refused")
        window = subprocess.Popen([PROGRAM, folder], env=environment(folder, QT_QPA_PLATFORM="offscreen"),
                                  stderr=subprocess.PIPE, text=True)
        time.sleep(1.5)
        check(window.poll() is None, "a folder that is no dataset keeps the window open")
        window.send_signal(signal.SIGTERM)
        window.wait(timeout=60)
        check_that_it_comes_back(folder)


if __name__ == "__main__":
    main()
