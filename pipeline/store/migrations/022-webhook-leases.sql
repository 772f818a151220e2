-- A message that is being sent makes no room for newer ones: it may be received yet.
alter table webhook_messages add leased_until timestamptz; -- null: nobody is sending it
alter table webhook_messages add missed int;               -- what it says is missing before it, since its first try
