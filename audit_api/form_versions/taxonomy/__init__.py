"""A client's own parameters, owners, sins and calamities, beside the words that come with the product."""
