//! halley-vault
