"""Pages to a published site: the only room that knows MkDocs."""
