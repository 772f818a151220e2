-- Identifiers are compared byte by byte ("C"), so that both engines put rows in the same order.

create table imports (
  id text collate "C" primary key,      -- fingerprint of kind, the file's SHA-256 and how it was understood
  seq bigint generated always as identity unique,
  kind text not null check (kind in ('feedback', 'orders', 'customers')),
  name text not null,
  sha256 text not null,
  at timestamptz not null default now(),
  report text not null
);

create table idempotency_keys (
  key text collate "C" primary key,
  body_sha256 text not null,
  response text not null
);

create table feedback (
  key text collate "C" primary key,     -- fingerprint of the content
  import bigint not null,
  customer text collate "C",
  email text collate "C",
  at text collate "C",
  doc text not null
);

create table orders (
  key text collate "C" primary key,     -- fingerprint of id and customer: a later export of an order replaces the earlier
  import bigint not null,
  customer text collate "C",
  email text collate "C",
  at text collate "C",
  doc text not null
);

create table customers (
  key text collate "C" primary key,     -- the customer's id
  import bigint not null,
  customer text collate "C",
  email text collate "C",
  at text collate "C",
  doc text not null
);

-- What stages answered, under the fingerprint of stage, version, model and the fields of the row that it needs.
create table answers (
  key text collate "C" primary key,
  stage text not null,
  is_rejected boolean not null,
  answer text not null
);

create table models (
  id text collate "C" primary key,
  stage text not null,
  model text not null
);

-- One step: some stages over one table. Its id is the fingerprint of both, so an unchanged step is done already.
create table steps (
  id text collate "C" primary key,
  spec text not null
);

create table batches (
  step text collate "C" not null references steps on delete cascade,
  batch int not null,
  first text collate "C" not null,      -- first and last row key, both inclusive
  last text collate "C" not null,
  rows int not null,
  is_done boolean not null default false,
  answered int not null default 0,
  rejected int not null default 0,
  fresh int not null default 0,         -- answers that were not known before
  error text,
  primary key (step, batch)
);

-- Regrouped tables: the parts of each row.
create table gathered_tables (id text collate "C" primary key, skipped text not null);

create table gathered (
  table_id text collate "C" not null references gathered_tables on delete cascade,
  owner text collate "C" not null,
  part int not null,
  sort text collate "C" not null,
  doc text not null,
  primary key (table_id, owner, part, sort)
);
create index gathered_by_sort on gathered (table_id, sort);

create table runs (
  id text collate "C" primary key,
  seq bigint generated always as identity unique,
  status text not null check (status in ('waiting', 'running', 'done', 'failed', 'interrupted')),
  options text not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  activity text,                        -- what goes on beside the steps: "Learning topics"
  error text,
  result text collate "C"
);

create table run_steps (
  run text collate "C" not null references runs on delete cascade,
  position int not null,
  step text collate "C" not null,
  name text not null,
  fresh_before int not null,            -- new answers of the step before this run came to it
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (run, position)
);

-- What a finished run found.
create table results (id text collate "C" primary key, overview text not null);

create table segments (
  result text collate "C" not null references results on delete cascade,
  id text collate "C" not null,
  position int not null,
  doc text not null,
  primary key (result, id)
);
