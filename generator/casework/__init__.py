"""The judgement room: posts become threads, threads become cases with their thanks, cases become figures."""

from generator.casework.figures import figures
from generator.casework.judgement import Casework
from generator.casework.record import case_record

__all__ = ["Casework", "case_record", "figures"]
