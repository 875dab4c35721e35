"""Casebook to pages: pure, autoescaped, one edition per interface language."""

from generator.site.build import Site
from generator.site.catalogue import translations_from
from generator.site.look import Look
from generator.site.navigation import navigation
from generator.site.page import Page
from generator.site.record import Record

__all__ = ["Look", "Page", "Record", "Site", "navigation", "translations_from"]
