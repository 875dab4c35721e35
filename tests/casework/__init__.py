"""Tests of the judgement: tables of what people write, ruling by ruling."""
