"""The pages of the reports, one file a page; each draws from figures that are already decided."""
