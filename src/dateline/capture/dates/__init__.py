"""Expressions of time, found and resolved to EDTF."""
