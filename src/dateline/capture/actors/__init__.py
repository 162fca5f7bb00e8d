"""Who is who in an article: names, their short forms, offices, pronouns."""
