"""A demo programme: a bank that does not exist, loaded through the same actions as a real one."""
