-- When a key was used: answers are kept for a day.
alter table idempotency_keys add column at timestamptz not null default now();
