"""Statements: who said what, in which words, to whom."""

from dateline.capture.statements.capture import statements

__all__ = ["statements"]
