"""The desktop program from outside: words, exit status, and a window that comes up and goes away."""

import os
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
        window.wait(timeout=20)


if __name__ == "__main__":
    main()
