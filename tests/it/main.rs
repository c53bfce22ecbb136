//! Whole-program tests that need no window.

mod locked_window;
