"""The words of a sentence, what each is, and what hangs together: phrases, clauses, subjects."""
