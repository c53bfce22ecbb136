//! Usage by app, measure and day.

use cometchat_api::AppId;

use crate::error::Result;
use crate::store::Store;

/// The value of a measure on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Days since 1970-01-01, UTC.
    pub day: i64,
    /// The value; what it counts is the measure's matter.
    pub value: i64,
    /// When it was taken, Unix seconds.
    pub taken_at: i64,
}

impl Store {
    /// Keeps a sample; the one taken last on a day counts.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn sample_add(&self, app: &AppId, measure: &str, sample: Sample) -> Result<()> {
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO samples (app, measure, day, value, taken_at)
                     VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (app, measure, day) DO UPDATE SET value = ?4, taken_at = ?5
                     WHERE taken_at <= ?5",
                )?
                .execute((app.as_str(), measure, sample.day, sample.value, sample.taken_at))?;
            Ok(())
        })
    }

    /// Lists the samples of a measure from one day to another, both included.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn samples_list(
        &self,
        app: &AppId,
        measure: &str,
        (from, to): (i64, i64),
    ) -> Result<Vec<Sample>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT day, value, taken_at FROM samples
                 WHERE app = ?1 AND measure = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day",
            )?;
            let found = statement.query_map((app.as_str(), measure, from, to), |row| {
                Ok(Sample { day: row.get(0)?, value: row.get(1)?, taken_at: row.get(2)? })
            })?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Lists the last sample of a measure for every app that has one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn samples_last(&self, measure: &str) -> Result<Vec<(AppId, Sample)>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT app, max(day), value, taken_at FROM samples
                 WHERE measure = ?1 GROUP BY app ORDER BY app",
            )?;
            let found = statement.query_map([measure], |row| {
                let sample = Sample { day: row.get(1)?, value: row.get(2)?, taken_at: row.get(3)? };
                Ok((AppId::new(row.get::<_, String>(0)?), sample))
            })?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }
}
