"""The rules, one file each, and the table that puts them in force."""
