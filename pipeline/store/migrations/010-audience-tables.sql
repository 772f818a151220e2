-- Tables that audiences are asked of, made of a result when it is first asked. Each is a table of its own, one column a
-- field, since a statement over a million customers has no time for documents.
create table audience_tables (
  name text collate "C" primary key,
  result text collate "C" not null,
  vocabulary text not null
);

-- Where percentiles and ranks lie in them, once they were asked for.
create table audience_bounds (
  name text collate "C" not null references audience_tables on delete cascade,
  need text collate "C" not null,
  bounds text not null,
  primary key (name, need)
);
