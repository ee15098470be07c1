"""Approved visits as tables: one row a visit, one row an answer, one row of the log."""
