"""A routing stage: it says which agency gets each report.

  tipbench stage test "python3 my_routing.py"        holds it to the laws that every stage keeps
  routing: { command: "python3 my_routing.py" }       in a strategy of a scenario takes it into a run

It speaks lines of JSON on standard input and output, so print nothing there: what is for people goes to standard error. It may be
any program, as docs/guides/stage-in-any-language.md tells.
"""

import json
import sys

STEP, NAME = "routing", "my-routing"
# All columns that it wants to see; packages/vocabulary/src/columns.ts lists them with their codes.
READS = ["statedCountry", "statedState"]


def make_stage(options):
    """`options` are the keys beside `command` in the scenario."""
    sure = options.get("sure", 0.8)
    tables = {}

    def routing(message):
        """Columns are lists, rows in order of receipt. Name at least a first agency for every row."""
        if message["type"] == "tables":  # the public tables, once; see docs/reference/stage-protocol.md
            tables.update(message)
            return {}
        columns = message["columns"]
        said = {"agency1": [], "confidence": []}  # agency2 and agency3 too, if you like
        for country, state in zip(columns["statedCountry"], columns["statedState"]):
            is_us = country == tables["usCountry"]  # 0: nothing is stated, as everywhere
            agency = tables["agencyOfState"][state] if is_us else tables["agencyOfCountry"][country]
            said["agency1"].append(agency or tables["federal"])  # <- edit this line first: say where the rest goes
            said["confidence"].append(sure if agency else 0.1)  # of the first agency, 0 to 1
        return said

    return routing


def answer(message, stage):
    kind = message["type"]
    if kind == "hello" and message["step"] != STEP:
        return {"error": f"{NAME} decides {STEP}, not {message['step']}"}
    if kind == "hello":
        return {"protocol": 1, "name": NAME, "reads": READS, "tables": True}
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
