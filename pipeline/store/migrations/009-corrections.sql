-- What people said of readings, as it was said: of one text the last row counts, and one without mood and intent says that
-- the machine's answer counts again. Nothing here is swept.
create table corrections (
  seq bigint generated always as identity primary key,
  text_id text collate "C" not null,    -- fingerprint of id, question and text
  feedback text collate "C" not null,   -- id of the feedback as its export gives it
  row_key text collate "C" not null,    -- the row of feedback that it was said of
  at text not null,                     -- ISO 8601 in UTC
  said_by text,
  mood text check (mood in ('negative', 'neutral', 'positive')),
  intent text,
  note text,
  machine text not null                 -- the machine's mood and intent at that moment, and by which weights
);
create index corrections_by_text on corrections (text_id, seq);
create index corrections_by_feedback on corrections (feedback);
