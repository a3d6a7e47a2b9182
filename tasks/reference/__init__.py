"""What reference/ tells of people, offices, bodies, firms and places. Without the readers, which are slow to load."""
