"""Tests mirror generator/, room by room."""
