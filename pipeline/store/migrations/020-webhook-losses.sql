-- What a receiver was not told in the end: messages that were given up, and those that made room for newer ones. A receiver
-- that wants no more keeps its URL and loses its secret.
alter table audiences add webhook_ended_at timestamptz;
alter table audiences add webhook_lost int not null default 0;
alter table audiences add webhook_lost_at timestamptz;   -- of the last of them
alter table audiences add webhook_lost_why text;         -- what came of its last try
alter table audiences add webhook_lost_from bigint;      -- the first look-up that one of them told of
alter table audiences add webhook_untold int not null default 0; -- lost since a message was received: the next one tells how many

-- The look-up that a message tells of. Of those that wait already it is not known: from the beginning on.
alter table webhook_messages add update bigint not null default 0;
alter table webhook_messages alter column update drop default;

-- Who moved, page by page, until all of them are recorded at once.
create table audience_found_moves (
  attempt text collate "C" not null,
  audience bigint not null references audiences on delete cascade,
  customer text collate "C" not null,
  has_entered boolean not null,
  reasons text,
  primary key (attempt, customer)
);
create index audience_found_moves_by_audience on audience_found_moves (audience);
