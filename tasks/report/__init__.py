"""The report: one HTML file from the published warehouse, without scripts and without the network."""
