//! halley-core
