-- Rows of up to 8 kB stay in their page as they are: moved aside and compressed, as from 2 kB on, they cost a third more
-- time to write and to read.
alter table answers set (toast_tuple_target = 8160);
alter table gathered set (toast_tuple_target = 8160);
