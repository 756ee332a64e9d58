"""Weighing: who says it in the end, how many of them are independent, and how far to believe it.

Pure functions over statements, documents and copy clusters; the same record in any order gives the
same answer, and every number comes with what it was made from.
"""

from holdfast.weighing.belief import backing, belief
from holdfast.weighing.calibration import Bin, Reliability, reliability
from holdfast.weighing.grades import Grades, corroboration, load_grades
from holdfast.weighing.hypotheses import Grid, grid
from holdfast.weighing.opposing import denials
from holdfast.weighing.reasons import ReasonCluster, Weighing, reason_clusters
from holdfast.weighing.roots import independent, voices
from holdfast.weighing.terms import Backing, Belief, Root, SourceGrade, Voice, Vote

__all__ = [
    "Backing",
    "Belief",
    "Bin",
    "Grades",
    "Grid",
    "ReasonCluster",
    "Reliability",
    "Root",
    "SourceGrade",
    "Voice",
    "Vote",
    "Weighing",
    "backing",
    "belief",
    "corroboration",
    "denials",
    "grid",
    "independent",
    "load_grades",
    "reason_clusters",
    "reliability",
    "voices",
]
