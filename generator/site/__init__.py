"""Casebook to pages: pure, autoescaped, one edition per interface language."""

from generator.site.build import Site
from generator.site.catalogue import translations_from
from generator.site.explaining import Explainer
from generator.site.look import Look
from generator.site.navigation import navigation
from generator.site.page import Page
from generator.site.reasons import Reasons
from generator.site.record import Record

__all__ = ["Explainer", "Look", "Page", "Reasons", "Record", "Site", "navigation", "translations_from"]
