-- Rows over which a stage failed while it answered others, under the key of the answer they lack. A run that tries again
-- has the next number, and does not see the failures of those before.
create table failures (
  key text collate "C" not null,
  retry int not null,
  stage text not null,
  reason text not null,
  primary key (key, retry)
);

alter table runs add column retry int not null default 0;
