"""What names are known beforehand, and what a noun phrase names by its own words."""
