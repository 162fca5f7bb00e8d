"""Summaries of records: a plain sentence each."""
