"""The stage of my-triage.ts as a program: JSON lines on standard input and output, nothing but the standard library."""

import json
import sys

CONTACT_TYPES = {1, 2, 3}  # online enticement, trafficking, molestation
MARKED = 2


def say(answer):
    sys.stdout.write(json.dumps(answer, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def decide(incident_type, flagged, marked, flagged_only):
    contact = incident_type in CONTACT_TYPES
    urgent = contact and (not flagged_only or flagged == 1)
    viral = not contact and marked == MARKED
    return (
        1 if urgent else 2 if contact else 4 if viral else 3,
        2 if viral else 1,
        1 if urgent else 0,
        (4 if urgent else 0) + (2 if contact else 0) + (0 if viral else 1),
    )


flagged_only = True
for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "hello":
        flagged_only = message["options"].get("flaggedOnly") is not False
        say({"protocol": 1, "name": "my-triage", "reads": ["incidentType", "providerEscalation", "marked"]})
    elif message["type"] == "batch":
        columns = message["columns"]
        rows = zip(columns["incidentType"], columns["providerEscalation"], columns["marked"])
        decided = [decide(*row, flagged_only) for row in rows]
        priority, disposition, escalate, score = zip(*decided) if decided else ((), (), (), ())
        say({"call": message["call"], "priority": priority, "disposition": disposition, "escalate": escalate, "score": score})
    elif message["type"] == "end":
        break
