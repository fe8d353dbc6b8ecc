"""A dedup stage: it says which reports belong together.

  tipbench stage test "python3 my_dedup.py"        holds it to the laws that every stage keeps
  dedup: { command: "python3 my_dedup.py" }       in a strategy of a scenario takes it into a run

It speaks lines of JSON on standard input and output, so print nothing there: what is for people goes to standard error. It may be
any program, as docs/guides/stage-in-any-language.md tells.
"""

import json
import sys

STEP, NAME = "dedup", "my-dedup"
# All columns that it wants to see; packages/vocabulary/src/columns.ts lists them with their codes.
READS = ["primaryHash", "provider", "receivedAtSeconds"]

DAY = 86_400


def make_stage(options):
    """`options` are the keys beside `command` in the scenario. What is kept between calls lives in here."""
    days = options.get("days", 30)  # <- edit this line first: how far back to look
    last_of = {}

    def dedup(message):
        """Columns are lists, rows in order of receipt; row i of a message is row firstRow + i of the run."""
        columns = message["columns"]
        said = {"later": [], "earlier": [], "score": []}
        rows = zip(columns["primaryHash"], columns["provider"], columns["receivedAtSeconds"])
        for row, (file_hash, provider, at) in enumerate(rows, start=message["firstRow"]):
            if file_hash == 0:  # 0: the report gives none
                continue
            earlier, earlier_at = last_of.get((provider, file_hash), (None, 0))
            if earlier is not None and at - earlier_at <= days * DAY:
                said["later"].append(row)
                said["earlier"].append(earlier)
                said["score"].append(1)  # how sure, up to 1
            last_of[(provider, file_hash)] = (row, at)
        return said

    return dedup


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
