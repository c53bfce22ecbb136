//! halley-store
