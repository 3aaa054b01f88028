-- Whether somebody has looked at a notice is no longer said by its having been settled without him.
update notice set read_at = null where read_at = settled_at;
