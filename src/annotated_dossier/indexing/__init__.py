"""Indexes over annotated articles: pure grouping and sorting, one module an index."""
