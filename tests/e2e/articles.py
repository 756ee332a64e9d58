"""Articles of our own: hostile words, letters of two units, Arabic, and a reason that is denied."""

from __future__ import annotations

import json

HOSTILE = "</script><img src=x onerror=alert(1)><!-- {{7*7}} <script>alert(2)</script>"
EMOJI = (
    "Rebels \U0001f642 seized the town of Azaz \U00010380 on Monday after the garrison fled, "
    "residents said."
)
ARABIC = "سيطرت قوات المعارضة على بلدة أعزاز يوم الاثنين."
MIXED = (
    f"{EMOJI}\n\n{ARABIC}\n\nThe army said it had retaken Azaz on Tuesday, but residents denied it."
)
# The only reason against anything that the demo's ledger has.
DENIAL = (
    "The Defence Ministry denied that Islamic State captured Ramadi because the army lacked "
    "ammunition."
)

ROWS = (
    {
        "id": "test/hostile",
        "title": f"Rebels seize Idlib {HOSTILE}",
        "published": "2015-03-29",
        "publisher": f"Desk {HOSTILE}",
        "text": f"Rebels seized Idlib on March 28, a {HOSTILE} spokesman said.\n\n{HOSTILE}",
    },
    {
        "id": "test/scripts",
        "title": "Azaz changes hands",
        "published": "2015-03-31",
        "publisher": "Border Post (test)",
        "text": MIXED,
    },
    {
        "id": "test/denial",
        "title": "The ministry answers its officers",
        "published": "2015-05-25",
        "publisher": "Border Post (test)",
        "text": DENIAL,
    },
)
ARTICLES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
