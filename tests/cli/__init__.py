"""The verbs as a person at a terminal meets them: real processes."""
