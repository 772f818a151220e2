-- Sizes of groups that were told to those who may not see people, so that a group that differs by few is told the same.
create table told_sizes (
  seq bigint generated always as identity primary key,
  result text collate "C" not null references results on delete cascade,
  members text collate "C" not null,      -- fingerprint of who is in the group: equal for equal groups, however asked
  size int not null,
  rule text not null,                     -- "" of all customers
  is_first boolean not null,              -- answered by itself; the others have the answer of one that was
  about int,                              -- null: too few to tell
  unique (result, members, size)
);
create index told_sizes_by_size on told_sizes (result, size) where is_first;
