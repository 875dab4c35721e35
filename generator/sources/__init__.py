"""The ways posts come in: X over its API, and files of responses that somebody saved."""
