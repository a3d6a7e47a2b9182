"""What is stored: the live file, its schema, batches of rows, and the published copy."""
