// Only in builds with the thread sanitizer. Debian's Qt and the GLib under its threads are built without it, so that the
// futex of QMutex is not seen, and QThreadPool's own lists and conditions (and the watchdog of Qt Test) are taken for
// unguarded. This passes over malloc, free and pthread calls that these libraries themselves make, and nothing else:
// what our code does on Qt's threads is still watched.
extern "C" const char* __tsan_default_suppressions() {
    return "called_from_lib:libQt6Core.so\ncalled_from_lib:libQt6Test.so\ncalled_from_lib:libglib-2.0.so\n";
}

// QProcess starts a child by vfork, which the sanitizer takes for a fork of this process; it would end at the next thread.
extern "C" const char* __tsan_default_options() {
    return "die_after_fork=0";
}

// The sanitizer's library has a weak function of that name; this name is what makes the linker take the one above.
extern "C" const int contourcheck_thread_sanitizer = 1;
