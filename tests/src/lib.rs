//! End-to-end and whole-program tests of Halley.
