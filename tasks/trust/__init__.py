"""What makes numbers trustworthy: corrections, audits, citations, official series, taking back."""
