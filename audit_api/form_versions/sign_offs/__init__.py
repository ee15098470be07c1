"""Who signed a standard off: kept beside the form, because the form language has no word for it."""
