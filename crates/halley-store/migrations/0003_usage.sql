-- Who answers for an app, as somebody here wrote it down.
ALTER TABLE app_marks ADD COLUMN contact TEXT;

-- Above which value a measure of an app warns.
CREATE TABLE thresholds (
  app TEXT NOT NULL,
  measure TEXT NOT NULL,
  most INTEGER NOT NULL,
  PRIMARY KEY (app, measure)
) STRICT, WITHOUT ROWID;
