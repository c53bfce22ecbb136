//! The one gate for changes: may it be done, what will it do, do it, write it down.

/// Proof that a change passed the gate. Only this module and its parts can make one.
pub struct Permit {
    _made_here: (),
}
