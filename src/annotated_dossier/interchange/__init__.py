"""Notes in other tools' formats, there and back; one module a format."""
