-- The result whose models a run goes on from, chosen once: a run that is taken up again must not choose another.
-- Null: not chosen yet; empty: there was none.
alter table runs add follows text collate "C";
