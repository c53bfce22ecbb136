//! A retry budget, so that a service in trouble is not buried under repetitions.

use std::sync::Mutex;
use std::sync::PoisonError;

const CAPACITY: f64 = 60.0;
/// Successes that pay for one repetition.
const SUCCESSES: f64 = 10.0;

/// Repetitions that may still be made, shared by all callers of a client.
#[derive(Debug)]
pub(crate) struct Budget(Mutex<f64>);

impl Budget {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(CAPACITY))
    }

    /// Takes one repetition, if there is one left.
    pub(crate) fn take(&self) -> bool {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let allowed = *left >= 1.0;
        if allowed {
            *left -= 1.0;
        }
        allowed
    }

    /// Notes a success.
    pub(crate) fn earn(&self) {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *left = (*left + 1.0 / SUCCESSES).min(CAPACITY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spent_budget_is_earned_back_by_successes() {
        let budget = Budget::new();
        while budget.take() {}
        for _ in 0..9 {
            budget.earn();
        }
        assert!(!budget.take());
        budget.earn();
        budget.earn();
        assert!(budget.take());
        assert!(!budget.take());
    }
}
