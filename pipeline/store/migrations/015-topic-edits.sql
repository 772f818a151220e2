-- What people said of topics, as it was said, in order. A row that takes another back has no edit of its own. Nothing here is swept.
create table topic_edits (
  number int primary key,               -- from 1 on, without gaps
  at text not null,                     -- ISO 8601 in UTC
  said_by text,
  note text,
  edit text,                            -- what was said, with the topics as they were then
  undoes int references topic_edits (number),
  check ((edit is null) <> (undoes is null))
);
