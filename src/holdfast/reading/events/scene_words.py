"""Words that tell whether two things happened in one place: which cases, verbs and nouns do.

Read by ``whereabouts``: they say of a word whether a place below it holds for what governs it.
"""

from __future__ import annotations

# What stands before a place where something happens, before words that only lead to one, and
# before a place that is a goal of the verb alone.
HERE = frozenset({
    "in", "at", "near", "inside", "outside", "around", "across", "throughout", "within", "along",
    "on", "over", "through", "between", "outside of", "close to", "off", "above", "beyond", "of",
    "near to", "in front of", "opposite", "under", "via", "inside of", "",
})  # fmt: skip
GOALS = frozenset({"to", "into", "towards", "toward", "onto", "for", "against", "up to"})
TOWARDS = frozenset({"towards", "toward"})  # not reached yet
AWAY = frozenset({
    "according to", "about", "like", "despite", "since", "until", "because of", "as", "than",
    "due to", "including", "from", "out of", "except", "before", "as well as", "instead of",
    "compared to", "ahead of", "after", "compared with", "such as", "unlike", "prior to",
})  # fmt: skip
ORIGINS = frozenset({"from", "of"})
SAME_TIME = frozenset({
    "when", "as", "after", "where", "by", "in", "while", "during", "amid", "with",
})  # fmt: skip
SAYING = frozenset({
    "say", "tell", "announce", "report", "add", "claim", "confirm", "believe", "think", "know",
    "call", "see", "show", "describe", "deny", "warn", "urge", "want", "expect",
})  # fmt: skip
# "At the entrance to Azaz", "Freetown's west end": what is there is there.
EDGES = frozenset({
    "entrance", "gate", "edge", "side", "end", "outskirt", "centre", "center", "heart", "approach",
    "suburb", "street", "vicinity", "border", "surroundings",
})  # fmt: skip
# "Shot as he stepped out of a house in Azaz": still there.
STEPPING = frozenset({"step", "walk", "come", "emerge", "get", "drive", "leave", "exit"})
TO_PEOPLE = frozenset({
    "kill", "shoot", "murder", "wound", "injure", "arrest", "execute", "behead", "abduct", "kidnap",
    "assassinate", "stab", "detain", "free", "release",
})  # fmt: skip
# Deeds that somebody is charged with, mourned or punished for, at another time and often elsewhere.
DEEDS = frozenset({
    "attack", "assault", "bombing", "murder", "killing", "kidnapping", "abduction", "massacre",
    "shooting", "assassination", "blast", "explosion", "raid", "ambush", "beheading", "airstrike",
    "slaying", "stabbing", "rape", "robbery",
})  # fmt: skip
ON_ACCOUNT_OF = frozenset({"over", "for", "about"})
# Who is arrested or punished after a deed is so elsewhere, as likely as not.
CALLED_TO_ACCOUNT = frozenset({
    "arrest", "detain", "sentence", "charge", "convict", "jail", "imprison", "hang", "execute",
    "ban", "suspend", "sanction", "question", "indict", "abduct", "kidnap", "accuse", "blame",
})  # fmt: skip
LATER = frozenset({"after", "following", "since"})
CHARGED_WITH = frozenset({
    "suspect", "accused", "role", "involvement", "complicity", "participation", "connection",
    "relation",
})  # fmt: skip
# What is begun, and what is to be done by it, where an attack is told with its aim.
BEGINNING = frozenset({"launch", "begin", "start", "mount", "open", "continue", "resume", "renew"})
ATTACKS = frozenset({
    "attack", "assault", "offensive", "operation", "campaign", "raid", "push", "counteroffensive",
    "counter-offensive", "counterattack", "counter-attack", "advance", "incursion",
})  # fmt: skip
TAKING = frozenset({
    "capture", "seize", "take", "retake", "recapture", "liberate", "conquer", "reconquer", "storm",
    "clear", "overrun", "secure", "regain", "encircle", "besiege",
})  # fmt: skip
STRIKING = frozenset({
    "target", "hit", "strike", "attack", "rock", "rip", "explode", "detonate", "ram", "tear",
    "raid", "storm", "shell", "bomb", "fire",
})  # fmt: skip
WEAPONS = frozenset({
    "bomb", "missile", "rocket", "shell", "drone", "bomber", "car", "mine", "mortar", "fire",
})  # fmt: skip
# "The clash that rocked Aden": what is said of it is said of where it was.
VIOLENCE = frozenset({
    "violence", "fighting", "clash", "unrest", "riot", "shelling", "strike", "battle", "quake",
    "earthquake", "storm", "flood", "bombardment",
})  # fmt: skip
HAPPENING = frozenset({"occur", "happen", "erupt"})
# "Shot by gunmen who hid in a house in Azaz": where those who did it were.
LURKING = frozenset({
    "hide", "wait", "lurk", "descend", "infiltrate", "break", "burst", "enter", "ambush", "sneak",
})  # fmt: skip
# "Blew up the helicopter that crashed in Azaz": where a thing has come to rest.
AT_REST = frozenset({"crash", "park", "land", "stop", "stand"})
# "Attempted to enter Azaz", "began by shelling it": how far a deed went, not another deed.
UNDERTAKING = frozenset({
    "begin", "start", "continue", "manage", "attempt", "try", "fail", "resume", "proceed", "appear",
    "seem", "happen", "help",
})  # fmt: skip
# "Tried to enter Azaz": not there yet.
TRYING = frozenset({"try", "attempt", "fail"})
REACHING = frozenset({"enter", "reach", "cross", "slip", "go", "get", "travel"})
BATTLES = frozenset({"battle", "fight", "fighting", "struggle"})
# "Other towns, including Azaz": one of those that were told of.
EXAMPLES = frozenset({"including", "such as"})
# "Spain's embassy" and "an offshoot in Syria" are where they are, whosever they are.
EMBASSIES = frozenset({"embassy", "consulate"})
BRANCHES = frozenset({
    "branch", "offshoot", "affiliate", "franchise", "wing", "arm", "chapter", "group", "faction",
})  # fmt: skip
# "Iraq's northern skies", "in Aden's latest violence": what a place has that is nowhere else.
OF_THE_PLACE = frozenset({
    "sky", "airspace", "water", "coast", "coastline", "shore", "violence", "unrest", "spasm",
    "streets", "outskirts", "history", "thoroughfare", "perimeter", "countryside",
})  # fmt: skip
# In names, too: "Aden's Freedom Square", but not "Yemen's Central Bank".
SITES = frozenset({
    "centre", "center", "square", "airport", "hospital", "university", "stadium", "park", "market",
    "street", "avenue", "mosque", "church", "cathedral", "bridge", "station", "hotel", "port",
    "prison", "palace", "district", "neighbourhood", "neighborhood", "quarter", "suburb",
})  # fmt: skip
KEEPING = frozenset({"run", "own", "rent", "keep", "share", "use"})
PROTESTING = frozenset({"protest", "demonstrate", "rally", "march", "gather", "chant"})
CAUSES = frozenset({"against", "over", "for", "about", "at"})
STANDPOINTS = frozenset({"support", "protest", "solidarity", "favour", "favor", "opposition"})
# Where somebody is brought after what is told first: that was elsewhere.
BROUGHT = frozenset({
    "take", "fly", "transfer", "treat", "hold", "bring", "send", "rush", "hospitalise",
    "hospitalize", "move", "airlift", "deport", "extradite", "ship", "evacuate",
})  # fmt: skip
INHABITANTS = frozenset({"resident", "native", "citizen", "inhabitant", "man", "woman"})
LEAVING = frozenset({"flee", "escape", "evacuate", "retreat", "withdraw", "deport", "extradite"})
FINDING = frozenset({"find", "discover", "recover", "release", "free", "rescue", "return", "bury"})
