"""What is read: sources.toml, and feeds, sitemaps, list pages and article lists as entries."""
