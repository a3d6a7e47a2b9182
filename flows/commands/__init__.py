"""What each subcommand of `tradelines` does; NAME_app.py holds the words of a subcommand with subcommands."""
