"""One polite, guarded, bounded HTTP client, and what decides when a host or page may be asked."""
