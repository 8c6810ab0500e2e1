# Three Debian packages; which libraries each needs dpkg-shlibdeps says of the programs themselves.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME contourcheck)
set(CPACK_PACKAGE_CONTACT "${CONTOURCHECK_CONTACT}")
set(CPACK_COMPONENTS_ALL ${components})
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${to_run})
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# Qt loads SQLite's driver by name, which no linker tells.
set(sqlite libqt6sql6-sqlite)

set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME contourcheck)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SECTION science)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS "${sqlite}, fonts-dejavu-core")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "qt6-translations-l10n, qt6-wayland")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SUGGESTS "contourcheck-cli, python3-contourcheck")
set(CPACK_DEBIAN_DESKTOP_DESCRIPTION "review of contours on cardiac MR slices
Shows each contour on its slice, finds what does not match (another patient's
contour, another slice's, one that is some pixels off), keeps what a reviewer
decides about it, and exports the validated pairs of slice and mask as batches
for training. Reads the challenge layout and the Sunnybrook Cardiac Data.")

set(CPACK_DEBIAN_CLI_PACKAGE_NAME contourcheck-cli)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION science)
set(CPACK_DEBIAN_CLI_PACKAGE_DEPENDS "${sqlite}, fonts-dejavu-core")
set(CPACK_DEBIAN_CLI_DESCRIPTION "checks contours on cardiac MR slices without a display
Checks the contours of a dataset, draws them, keeps decisions and exports the
validated pairs of slice and mask, for scripts, servers and clusters. It does
what the desktop program in contourcheck does, and needs no window system.")

set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-contourcheck)
set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "${python_versions}, python3-numpy, ${sqlite}")
set(CPACK_DEBIAN_PYTHON_DESCRIPTION "batches of cardiac MR slices and masks as NumPy arrays
Pairs of slice and contour mask of a dataset in the challenge or Sunnybrook
layout, selected, split and ordered as ContourCheck exports them, and its
check of contours.")

include(CPack)
