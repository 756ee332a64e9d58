"""Word lists: what stands about a name, and words put in place of others in training."""

from __future__ import annotations

_TITLES = """
mr mrs ms dr sir gen lt col maj capt sgt adm brig sen rep gov president minister prime foreign
secretary deputy defence defense ambassador general lieutenant colonel major captain sergeant
admiral king queen prince sheikh shaykh special envoy representative advisor adviser spokesman
spokesperson spokeswoman chief office fco state leader commander petty officer first class director
chairman u.s us uk un russian turkish iraqi syrian saudi of the for and to
"""
_LITTLE = "of the and for in to al ad ar el bin ibn de on at"
_NOT_NAMES = """
we they he she it i you us them him her his our their its my who which all other the january
february march april may june july august september october november december
"""
_NAME_TAILS = "'s ’s s led held backed based"
_ACRONYMS = "ISIS ISIL US UN SDF YPG PKK FSA ISF PMU JAN UK"
_COMMON_VERBS = """
take capture leave hit enter attack visit win reach cover own buy sell find lose kill destroy use
break build open keep bring send receive
"""
_WAR_VERBS = """
retake retook retaken retakes retaking
recapture recaptured recaptured recaptures recapturing
seize seized seized seizes seizing
overrun overran overrun overruns overrunning
storm stormed stormed storms storming
besiege besieged besieged besieges besieging
shell shelled shelled shells shelling
capture captured captured captures capturing
bombard bombarded bombarded bombards bombarding
raid raided raided raids raiding
liberate liberated liberated liberates liberating
"""

TITLES = frozenset(_TITLES.split())
"""Words before a person's name that are no part of it."""
LITTLE = frozenset(_LITTLE.split())
"""Words written small inside names."""
NOT_NAMES = frozenset(_NOT_NAMES.split())
"""Words that no name begins with, whatever their capitals."""
NAME_TAILS = frozenset(_NAME_TAILS.split())
"""Ends that annotators left on names."""
ACRONYMS = ["IS"] * 12 + _ACRONYMS.split()
"""Armed groups and states; "IS" often, since it folds to the verb."""
VERB_TAGS = ("VB", "VBD", "VBN", "VBZ", "VBG")
WAR_VERBS = [
    dict(zip(VERB_TAGS, line.split(), strict=True)) for line in _WAR_VERBS.strip().splitlines()
]
"""Verbs of taking and attacking, by Penn tag; the treebanks have few of them."""
COMMON_VERBS = frozenset(_COMMON_VERBS.split())
"""Verbs in whose place, before an object, a war verb may stand."""
