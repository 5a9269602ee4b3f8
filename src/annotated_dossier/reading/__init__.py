"""Bytes to values: what an author wrote, checked, with its place in the file."""
