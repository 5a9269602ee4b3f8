"""Sources to articles: plain text, the mentions in it, the notes on it."""
