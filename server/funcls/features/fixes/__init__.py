"""Quick fixes for what the rules find: one file for each subject, and a table from rules to them."""
