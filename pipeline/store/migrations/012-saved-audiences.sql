-- Audiences that people saved. The members of a dynamic one follow every result, those of a static one stay. Nothing here is
-- swept: what is recorded tells who was a member on any day.
create table audiences (
  seq bigint generated always as identity primary key,
  name text not null,
  kind text not null check (kind in ('dynamic', 'static')),
  words text,                             -- the question that the rule was read from
  rule text not null,
  names text not null,                    -- topics and segments that it names, by the ids they had
  sentence text not null,
  made_at text not null,                  -- ISO 8601 in UTC
  result text collate "C" not null,       -- what the members were last looked up in
  problem text                            -- why that could not be done
);
create unique index audiences_by_name on audiences (lower(name));

-- Each time that members were looked up in a result, whether anybody moved or not.
create table audience_updates (
  seq bigint generated always as identity primary key,
  audience bigint not null references audiences on delete cascade,
  result text collate "C" not null,
  day text collate "C" not null,          -- the day that the result looks back from, ISO 8601
  at text not null,
  size int not null,
  of_all int not null,
  entered int not null,
  departed int not null
);
create index audience_updates_by_audience on audience_updates (audience, seq);

create table audience_members (
  audience bigint not null references audiences on delete cascade,
  customer text collate "C" not null,
  since bigint not null,                  -- the update that they came with
  primary key (audience, customer)
);

create table audience_moves (
  audience bigint not null references audiences on delete cascade,
  customer text collate "C" not null,
  update bigint not null,
  has_entered boolean not null,
  reasons text not null,
  primary key (audience, customer, update)
);
create index audience_moves_by_update on audience_moves (audience, update, customer);
