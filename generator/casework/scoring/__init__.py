"""How right the judgement is: cases against labels, in figures with intervals. It decides nothing about a case."""

from generator.casework.scoring.confusion import Confusion
from generator.casework.scoring.gratitude import Answer, GratitudeScore, after_a_fix, score_gratitude
from generator.casework.scoring.measures import Measure
from generator.casework.scoring.misses import Miss, codes_of
from generator.casework.scoring.threads import ThreadScore, score_threads

__all__ = [
    "Answer",
    "Confusion",
    "GratitudeScore",
    "Measure",
    "Miss",
    "ThreadScore",
    "after_a_fix",
    "codes_of",
    "score_gratitude",
    "score_threads",
]
