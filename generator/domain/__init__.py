"""The words of the field: frozen dataclasses that every floor above shares. Nothing here does anything."""
