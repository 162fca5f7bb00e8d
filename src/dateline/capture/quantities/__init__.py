"""Numbers in words and figures, and what they count."""
