"""Publish annotated dossiers: sources, a register of entities, notes, and the pages between them."""
