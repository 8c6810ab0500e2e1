"""The Debian packages of the build tree at hand."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

MISSING = [tool for tool in ("dpkg-deb", "dpkg-shlibdeps", "cpack", "file") if not shutil.which(tool)]
if MISSING:
    print("skipped, without", *MISSING)
    sys.exit(77)
BUILD = Path(os.environ["CONTOURCHECK_BIN"]).parent


def packages(folder, *components):
    """By name; those of the components, or all."""
    chosen = ["-D", "CPACK_COMPONENTS_ALL=" + ";".join(components)] if components else []
    done = subprocess.run(["cpack", "--config", BUILD / "CPackConfig.cmake", "-B", folder / "deb", *chosen],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return {file.name.split("_")[0]: file for file in (folder / "deb").glob("*.deb")}


def field(package, name):
    return subprocess.run(["dpkg-deb", "--field", package, name], capture_output=True, text=True, check=True).stdout.strip()
