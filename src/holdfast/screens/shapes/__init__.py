"""The shapes of the screens' JSON: the twin of ``frontend/src/core/types.ts``, key for key.

Offsets are code points of the document's text, ``end`` exclusive. Days are ISO 8601; times are
EDTF. What is not stated is None, never 0 or "". ``TypedDict`` is that of typing_extensions: before
Python 3.12 pydantic takes no other.
"""

from __future__ import annotations

from holdfast.screens.shapes.brief import (
    BriefScreen,
    Change,
    Disputed,
    Figure,
    Group,
    Judgement,
    Section,
    Table,
)
from holdfast.screens.shapes.control import (
    ControlScreen,
    Edge,
    GroundScreen,
    Momentum,
    Month,
    PlaceSpells,
    ReportedShare,
    Spell,
)
from holdfast.screens.shapes.incidents import Facet, FacetValue, IncidentRow, IncidentsScreen, Toll
from holdfast.screens.shapes.map import BaseCountry, Basemap, BaseTown, Points
from holdfast.screens.shapes.method import MethodScreen, MethodText, RuleRow, ScoreRow
from holdfast.screens.shapes.quotes import Clause, DocumentList, DocumentRef, PlaceRef, Quote
from holdfast.screens.shapes.reader import (
    Card,
    ChainLink,
    DocumentFull,
    DroppedQuote,
    Field,
    ReaderScreen,
    RoleSpan,
    ZoneSpan,
)
from holdfast.screens.shapes.record import Actor, Counts, RecordInfo, RunInfo
from holdfast.screens.shapes.review import (
    DecisionAnswer,
    DecisionRow,
    Editable,
    Job,
    JobFailure,
    ReviewItem,
    ReviewScreen,
)
from holdfast.screens.shapes.why import Effect, Grid, GridRow, Reason, WhyScreen

__all__ = [
    "Actor",
    "BaseCountry",
    "BaseTown",
    "Basemap",
    "BriefScreen",
    "Card",
    "ChainLink",
    "Change",
    "Clause",
    "ControlScreen",
    "Counts",
    "DecisionAnswer",
    "DecisionRow",
    "Disputed",
    "DocumentFull",
    "DocumentList",
    "DocumentRef",
    "DroppedQuote",
    "Edge",
    "Editable",
    "Effect",
    "Facet",
    "FacetValue",
    "Field",
    "Figure",
    "Grid",
    "GridRow",
    "GroundScreen",
    "Group",
    "IncidentRow",
    "IncidentsScreen",
    "Job",
    "JobFailure",
    "Judgement",
    "MethodScreen",
    "MethodText",
    "Momentum",
    "Month",
    "PlaceRef",
    "PlaceSpells",
    "Points",
    "Quote",
    "ReaderScreen",
    "Reason",
    "RecordInfo",
    "ReportedShare",
    "ReviewItem",
    "ReviewScreen",
    "RoleSpan",
    "RuleRow",
    "RunInfo",
    "ScoreRow",
    "Section",
    "Spell",
    "Table",
    "Toll",
    "WhyScreen",
    "ZoneSpan",
]
