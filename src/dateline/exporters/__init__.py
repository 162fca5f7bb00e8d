"""Output formats, one a file, each registered through the hooks."""
