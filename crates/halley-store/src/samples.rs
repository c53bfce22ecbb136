//! Usage by app, measure and day, and above what it warns.

use std::collections::HashMap;

use cometchat_api::AppId;
use rusqlite::Transaction;

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

/// Samples by measure, each in the order of the days.
pub type Measures = HashMap<String, Vec<Sample>>;

impl Store {
    /// Keeps a sample; the one taken last on a day counts.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn sample_add(&self, app: &AppId, measure: &str, sample: Sample) -> Result<()> {
        self.samples_add(app, &[(measure, sample)])
    }

    /// Keeps several samples of an app, all or none.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn samples_add(&self, app: &AppId, samples: &[(&str, Sample)]) -> Result<()> {
        self.write(|transaction| {
            samples.iter().try_for_each(|(measure, sample)| add(transaction, app, measure, *sample))
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
        days: (i64, i64),
    ) -> Result<Vec<Sample>> {
        Ok(self.samples_of(app, days)?.remove(measure).unwrap_or_default())
    }

    /// Lists the samples of all measures of an app from one day to another, both included.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn samples_of(&self, app: &AppId, (from, to): (i64, i64)) -> Result<Measures> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT measure, day, value, taken_at FROM samples
                 WHERE app = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY measure, day",
            )?;
            let mut measures = Measures::new();
            let mut rows = statement.query((app.as_str(), from, to))?;
            while let Some(row) = rows.next()? {
                let sample = Sample { day: row.get(1)?, value: row.get(2)?, taken_at: row.get(3)? };
                let measure = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
                match measures.get_mut(measure) {
                    Some(known) => known.push(sample),
                    None => drop(measures.insert(measure.to_owned(), vec![sample])),
                }
            }
            Ok(measures)
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

    /// Lists the samples of a measure of all apps of a connection from one day to another, both
    /// included; apps without any are not there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn samples_of_fleet(
        &self,
        connection: &str,
        measure: &str,
        (from, to): (i64, i64),
    ) -> Result<HashMap<AppId, Vec<Sample>>> {
        self.read(|reader| {
            let mut apps = reader.prepare_cached("SELECT app FROM apps WHERE connection = ?1")?;
            let apps = apps.query_map([connection], |row| row.get::<_, String>(0))?;
            let mut statement = reader.prepare_cached(
                "SELECT day, value, taken_at FROM samples
                 WHERE app = ?1 AND measure = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day",
            )?;
            let mut found = HashMap::new();
            for app in apps {
                let app = app?;
                let days = statement.query_map((&app, measure, from, to), |row| {
                    Ok(Sample { day: row.get(0)?, value: row.get(1)?, taken_at: row.get(2)? })
                })?;
                let days: Vec<Sample> = days.collect::<rusqlite::Result<_>>()?;
                if !days.is_empty() {
                    found.insert(AppId::new(app), days);
                }
            }
            Ok(found)
        })
    }

    /// Lists above what a measure warns, by app.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thresholds_of(&self, measure: &str) -> Result<HashMap<AppId, i64>> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT app, most FROM thresholds WHERE measure = ?1")?;
            let found = statement.query_map([measure], |row| {
                Ok((AppId::new(row.get::<_, String>(0)?), row.get(1)?))
            })?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Lists above what each measure of an app warns.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thresholds(&self, app: &AppId) -> Result<HashMap<String, i64>> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT measure, most FROM thresholds WHERE app = ?1")?;
            let found =
                statement.query_map([app.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Keeps above what a measure of an app warns; nothing for never.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn threshold_set(&self, app: &AppId, measure: &str, most: Option<i64>) -> Result<()> {
        self.write(|transaction| {
            match most {
                Some(most) => transaction
                    .prepare_cached(
                        "INSERT INTO thresholds (app, measure, most) VALUES (?1, ?2, ?3)
                         ON CONFLICT (app, measure) DO UPDATE SET most = ?3",
                    )?
                    .execute((app.as_str(), measure, most))?,
                None => transaction
                    .prepare_cached("DELETE FROM thresholds WHERE app = ?1 AND measure = ?2")?
                    .execute((app.as_str(), measure))?,
            };
            Ok(())
        })
    }
}

fn add(transaction: &Transaction<'_>, app: &AppId, measure: &str, sample: Sample) -> Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO samples (app, measure, day, value, taken_at)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (app, measure, day) DO UPDATE SET value = ?4, taken_at = ?5
             WHERE taken_at <= ?5",
        )?
        .execute((app.as_str(), measure, sample.day, sample.value, sample.taken_at))?;
    Ok(())
}
