"""The judgement room: posts become threads, threads become cases with their thanks, cases become figures."""

from generator.casework.explaining import explained
from generator.casework.figures import figures
from generator.casework.joining import Find, Joining
from generator.casework.judgement import Casework
from generator.casework.record import case_record
from generator.casework.reviewing import Review, original_of

__all__ = ["Casework", "Find", "Joining", "Review", "case_record", "explained", "figures", "original_of"]
