-- Auth tokens lent to live previews, to be revoked. Never the tokens themselves.
CREATE TABLE lent_tokens (
  name TEXT PRIMARY KEY,        -- tells one token from another without telling it
  connection TEXT NOT NULL,
  app TEXT NOT NULL,
  uid TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
