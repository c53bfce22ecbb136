-- All times are Unix seconds. JSON is text of the service or of the program, and only data here.

-- Apps by a small number, which prefixes the ids of their people: an app's rows lie together.
CREATE TABLE app_numbers (
  number INTEGER PRIMARY KEY,
  app TEXT NOT NULL UNIQUE,
  users_made INTEGER NOT NULL DEFAULT 0,   -- never counted down: an id is never given twice
  groups_made INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The fleet of a connection as last read.
CREATE TABLE fleets (
  connection TEXT PRIMARY KEY,
  as_of INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE apps (
  connection TEXT NOT NULL REFERENCES fleets ON DELETE CASCADE,
  app TEXT NOT NULL,
  name TEXT NOT NULL,
  region TEXT NOT NULL,
  plan TEXT,
  state TEXT,
  owner TEXT,
  created INTEGER,
  trial_ends INTEGER,
  raw TEXT NOT NULL,            -- as the service said it, without secrets
  PRIMARY KEY (connection, app)
) STRICT, WITHOUT ROWID;

-- What this installation knows of an app, whichever connection leads to it.
CREATE TABLE app_marks (
  app TEXT PRIMARY KEY,
  label TEXT,
  colour TEXT,
  note TEXT,
  users INTEGER,
  users_as_of INTEGER
) STRICT, WITHOUT ROWID;

-- id = app number * 2^32 + n, n counting up from 1 within the app.
CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  app INTEGER NOT NULL,
  uid TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT,
  avatar TEXT,
  tags TEXT,                    -- JSON list; null where empty
  online INTEGER,               -- 1 online, 0 offline, null unknown
  last_active INTEGER,
  created INTEGER,
  updated INTEGER,
  deactivated INTEGER,          -- when; null while active
  generation INTEGER NOT NULL,  -- the full pass that saw the row last
  UNIQUE (app, uid)
) STRICT;

CREATE TABLE groups (
  id INTEGER PRIMARY KEY,
  app INTEGER NOT NULL,
  guid TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  owner TEXT,
  icon TEXT,
  members INTEGER,
  tags TEXT,
  created INTEGER,
  updated INTEGER,
  generation INTEGER NOT NULL,
  UNIQUE (app, guid)
) STRICT;

-- How far the index of an app's users or groups is.
CREATE TABLE index_state (
  app INTEGER NOT NULL,
  kind TEXT NOT NULL,           -- users, groups
  generation INTEGER NOT NULL,  -- of the pass that runs or ran last
  running INTEGER NOT NULL,     -- 1 while a full pass is unfinished
  next_page INTEGER NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER,
  started_at INTEGER,
  full_at INTEGER,              -- when the last full pass ended
  delta_at INTEGER,             -- up to when changes were read
  PRIMARY KEY (app, kind)
) STRICT, WITHOUT ROWID;

-- The first rows of a list, in order: 32-bit numbers, little-endian, each the lower half of an id.
-- Exact where it is there: whatever changes an index deletes its head.
CREATE TABLE index_heads (
  app INTEGER NOT NULL,
  kind TEXT NOT NULL,
  total INTEGER NOT NULL,
  seqs BLOB NOT NULL,
  PRIMARY KEY (app, kind)
) STRICT, WITHOUT ROWID;

-- Last seen conversations and messages, so that a transcript shows at once.
CREATE TABLE conversations (
  app INTEGER NOT NULL,
  id TEXT NOT NULL,
  sort INTEGER NOT NULL,        -- time of the last activity
  json TEXT NOT NULL,
  PRIMARY KEY (app, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversations_by_time ON conversations (app, sort DESC);

CREATE TABLE messages (
  app INTEGER NOT NULL,
  conversation TEXT NOT NULL,
  id INTEGER NOT NULL,
  parent INTEGER,               -- the thread's first message
  sent INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (app, conversation, id)
) STRICT, WITHOUT ROWID;

-- Conversations that messages are kept of, and when they were looked at last.
CREATE TABLE message_shelves (
  app INTEGER NOT NULL,
  conversation TEXT NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY (app, conversation)
) STRICT, WITHOUT ROWID;

-- The audit log: rows are added, finished once, marked undone once, and never deleted.
CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  connection TEXT NOT NULL,
  connection_name TEXT NOT NULL,
  app TEXT,
  app_name TEXT,
  profile TEXT NOT NULL,
  act TEXT NOT NULL,
  sentence TEXT NOT NULL,
  object_kind TEXT,
  object_id TEXT,
  object_name TEXT,
  before TEXT,
  after TEXT,
  outcome TEXT NOT NULL,        -- started, done, partly, failed
  problem TEXT,
  request_id TEXT,
  undo TEXT,                    -- JSON: how to undo it; null where it cannot be
  undone_by INTEGER REFERENCES activity,
  words TEXT NOT NULL           -- what a search looks at, folded
) STRICT;
CREATE INDEX activity_by_app ON activity (app, id);
CREATE INDEX activity_by_object ON activity (object_id, id);

CREATE VIRTUAL TABLE activity_words USING fts5 (
  words, content = 'activity', content_rowid = 'id', tokenize = 'trigram', detail = 'full'
);
CREATE TRIGGER activity_added AFTER INSERT ON activity BEGIN
  INSERT INTO activity_words (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER activity_kept BEFORE DELETE ON activity BEGIN
  SELECT raise(ABORT, 'the activity log only grows');
END;
CREATE TRIGGER activity_unchanged BEFORE UPDATE ON activity
WHEN NOT (
  new.id = old.id AND new.at = old.at AND new.connection = old.connection
  AND new.connection_name = old.connection_name AND new.app IS old.app
  AND new.app_name IS old.app_name AND new.profile = old.profile AND new.act = old.act
  AND new.sentence = old.sentence AND new.object_kind IS old.object_kind
  AND new.object_id IS old.object_id AND new.object_name IS old.object_name
  AND new.before IS old.before AND new.words = old.words
  AND (
    old.outcome = 'started'
    OR (
      new.outcome = old.outcome AND new.after IS old.after AND new.problem IS old.problem
      AND new.request_id IS old.request_id AND new.undo IS old.undo
      AND old.undone_by IS NULL
    )
  )
) BEGIN
  SELECT raise(ABORT, 'the activity log only grows');
END;

-- Long work, journalled before each step.
CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  connection TEXT NOT NULL,
  app TEXT,
  title TEXT NOT NULL,
  plan TEXT NOT NULL,
  state TEXT NOT NULL,          -- planned, running, paused, done, failed, cancelled
  problem TEXT,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_by_time ON jobs (created DESC);

CREATE TABLE job_items (
  job TEXT NOT NULL REFERENCES jobs ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  key TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,          -- waiting, started, done, failed, skipped
  result TEXT,
  PRIMARY KEY (job, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_items_by_state ON job_items (job, state, seq);

-- Saved views of lists.
CREATE TABLE views (
  id INTEGER PRIMARY KEY,
  list TEXT NOT NULL,
  app TEXT,                     -- null: for every app
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  position INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT;
CREATE INDEX views_by_list ON views (list, position);

-- What was opened lately, for the palette.
CREATE TABLE recents (
  address TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  hint TEXT,
  at INTEGER NOT NULL,
  n_times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX recents_by_time ON recents (at DESC);

-- Usage by app, measure and day (days since 1970-01-01, UTC).
CREATE TABLE samples (
  app TEXT NOT NULL,
  measure TEXT NOT NULL,
  day INTEGER NOT NULL,
  value INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  PRIMARY KEY (app, measure, day)
) STRICT, WITHOUT ROWID;
