"""The files that people write: what is read from them, and what is said of mistakes."""
