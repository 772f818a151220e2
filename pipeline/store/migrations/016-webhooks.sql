-- Who is told when members of an audience came or went. What is to be told stands here in the transaction that records the moves.
alter table audiences add webhook_url text;
alter table audiences add webhook_secret text;

create table webhook_messages (
  seq bigint generated always as identity primary key,
  audience bigint not null references audiences on delete cascade,
  id text collate "C" not null unique,    -- the same at every try
  body text not null,
  tries int not null default 0,
  due_at timestamptz not null default now(),
  failure text                            -- of the last try
);
create index webhook_messages_by_audience on webhook_messages (audience, seq);
