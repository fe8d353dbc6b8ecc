"""A triage stage: it says how urgent each report is.

  tipbench stage test "python3 my_triage.py"        holds it to the laws that every stage keeps
  triage: { command: "python3 my_triage.py" }       in a strategy of a scenario takes it into a run

It speaks lines of JSON on standard input and output, so print nothing there: what is for people goes to standard error. It may be
any program, as docs/guides/stage-in-any-language.md tells.
"""

import json
import sys

STEP, NAME = "triage", "my-triage"
# All columns that it wants to see; packages/vocabulary/src/columns.ts lists them with their codes.
READS = ["incidentType", "providerEscalation"]

CONTACT_TYPES = {1, 2, 3}  # codes of incidentTypes: online enticement, trafficking, molestation


def make_stage(options):
    """`options` are the keys beside `command` in the scenario."""
    trusts_flags = options.get("trustsFlags", True)

    def triage(message):
        """Columns are lists, rows in order of receipt. Say all four values of every row."""
        columns = message["columns"]
        said = {"priority": [], "disposition": [], "escalate": [], "score": []}
        for incident_type, flag in zip(columns["incidentType"], columns["providerEscalation"]):
            is_contact = incident_type in CONTACT_TYPES
            is_flagged = trusts_flags and flag == 1
            is_urgent = is_contact and is_flagged  # <- edit this line first: say what is urgent
            said["escalate"].append(1 if is_urgent else 0)  # 1: delivered at once as urgent
            said["priority"].append(1 if is_urgent else 2 if is_contact else 3)  # 1 (imminent) to 3, or 4 (E: no person gave one)
            said["disposition"].append(1)  # 1 referral, 2 informational
            said["score"].append(2 * is_urgent + 1 * is_contact)  # the higher the more urgent
        return said

    return triage


def answer(message, stage):
    kind = message["type"]
    if kind == "hello" and message["step"] != STEP:
        return {"error": f"{NAME} decides {STEP}, not {message['step']}"}
    if kind == "hello":
        return {"protocol": 1, "name": NAME, "reads": READS}
    return {"call": message["call"], **stage(message)}


def main():
    stage = None
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "end":
            break
        if message["type"] == "hello":
            stage = make_stage(message["options"])
        print(json.dumps(answer(message, stage)), flush=True)


main()
