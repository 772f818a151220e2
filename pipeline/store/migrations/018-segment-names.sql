-- Names that people gave segments, as they were given, in order. The last for a segment counts; a row without a name takes it back.
-- Nothing here is swept.
create table segment_names (
  number int primary key,               -- from 1 on, without gaps
  at text not null,                     -- ISO 8601 in UTC
  said_by text,
  note text,
  origin text not null,                 -- the lineage within which the segment's id means the same
  segment text not null,
  name text
);
