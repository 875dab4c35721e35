"""How posts come in: X over HTTP, and files."""
