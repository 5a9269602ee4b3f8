"""Registers in other tools' formats: entries with the ids and the words that they have there, one module a format."""
