"""An assessment stage: it says what an agency does with an item that it has handled.

  tipbench stage test "python3 my_assessment.py"        holds it to the laws that every stage keeps
  assessment: { command: "python3 my_assessment.py" }       in a strategy of a scenario takes it into a run

It speaks lines of JSON on standard input and output, so print nothing there: what is for people goes to standard error. It may be
any program, as docs/guides/stage-in-any-language.md tells.
"""

import json
import sys

STEP, NAME = "assessment", "my-assessment"
# All columns that it wants to see; assessmentColumns in packages/vocabulary/src/columns.ts lists them with their codes.
READS = ["urgent", "secondsToExpiry", "openCases", "place", "caseCapacity"]

OPEN, WELFARE_CHECK, LOG, CLOSE = 1, 2, 3, 4


def make_stage(options):
    """`options` are the keys beside `command` in the scenario."""
    share = options.get("share", 1)  # <- edit this line first: how full an agency may get

    def assessment(message):
        """Columns are lists; rows are items in the order in which agencies handled them. Say an action for every row."""
        columns = message["columns"]
        action = []
        for urgent, seconds_left, open_cases, place, capacity in zip(*(columns[name] for name in READS)):
            has_room = open_cases + place < share * capacity  # as if all items before it were opened
            if urgent == 1:
                action.append(WELFARE_CHECK)
            elif seconds_left < 0:
                action.append(CLOSE)
            else:
                action.append(OPEN if has_room else LOG)
        return {"action": action}

    return assessment


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
