"""Concejo turns the requests that a town answers in public into a permanent public record."""

__version__ = "0.1.0"
