"""Trade measures of both sides: the spine made by hand from official texts, and the ledger that news attaches to."""
