import { existsSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { type Finding, findingBelow, shown } from "./finding.ts";
import { nearestFile } from "./nearest-file.ts";
import { readStage } from "./read-stage.ts";
import { defaultAssessment, type StageChoice, type Step, type Strategy, steps } from "./scenario.ts";
import type { StageRules } from "./stage-rules.ts";
import { childOf, type Place, plainOf, type YamlTree } from "./yaml-tree.ts";

/** The strategies that could be read, and what is wrong with the stages of all of them. */
export interface ReadStrategies {
  readonly strategies: readonly Strategy[];
  readonly findings: readonly Finding[];
}

/** Reads the stages of a scenario's strategies; a file stage must exist. `folder` is that of the scenario. */
export function readStrategies(tree: YamlTree, folder: string, rules: StageRules): ReadStrategies {
  const list = childOf(tree, "strategies");
  const read = (list?.kind === "list" ? list.items : []).map((item) => readStrategy(item, folder, rules));
  return {
    strategies: read.flatMap(({ strategy }) => strategy ?? []),
    findings: read.flatMap(({ findings }, index) =>
      findings.map((finding) => findingBelow(["strategies", index], finding)),
    ),
  };
}

function readStrategy(item: YamlTree, folder: string, rules: StageRules) {
  const choose = (step: Step) => readChoice(step, item, folder, rules);
  const read = {
    dedup: choose("dedup"),
    triage: choose("triage"),
    routing: choose("routing"),
    assessment: choose("assessment"),
  };
  const { dedup, triage, routing, assessment } = read;
  const name = childOf(item, "name");
  const isWhole = name?.kind === "value" && dedup.choice && triage.choice && routing.choice && assessment.choice;
  return {
    strategy: isWhole
      ? {
          name: String(name.value),
          dedup: dedup.choice,
          triage: triage.choice,
          routing: routing.choice,
          assessment: assessment.choice,
        }
      : undefined,
    findings: steps.flatMap((step) => read[step].findings),
  };
}

interface ReadChoice {
  readonly choice?: StageChoice;
  readonly findings: readonly Finding[];
}

/** The assessment of a strategy that names none, on the strategy's own line. */
const unnamed = ({ place }: YamlTree): StageChoice => ({
  kind: "builtIn",
  use: defaultAssessment,
  options: {},
  line: place.line,
});

function readChoice(step: Step, strategy: YamlTree, folder: string, rules: StageRules): ReadChoice {
  const tree = childOf(strategy, step);
  if (!tree) return step === "assessment" ? { choice: unnamed(strategy), findings: [] } : { findings: [] };
  const below = (findings: readonly Finding[]) => findings.map((finding) => findingBelow([step], finding));
  const read = readStage(step, plainOf(tree), rules.catalogue);
  if (!read.choice) return { findings: below(read.findings) };
  const choice = { ...read.choice, line: tree.place.line };
  if (choice.kind !== "file") return { choice, findings: below(rules.checkOptions(step, choice)) };
  const file = resolve(tree.place.folder, choice.use);
  const own = {
    ...choice,
    use: tree.place.folder === folder ? choice.use : fromFolder(folder, choice.use, tree.place),
  };
  if (!isFile(file)) return { findings: below([noSuchStageFile(choice.use, tree)]) };
  return { choice: own, findings: below(rules.checkOptions(step, own)) };
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function fromFolder(folder: string, use: string, place: Place): string {
  return isAbsolute(use) ? use : `./${relative(folder, resolve(place.folder, use))}`;
}

function noSuchStageFile(use: string, tree: YamlTree): Finding {
  const nearest = nearestFile(resolve(tree.place.folder, use), use, /\.m?[tj]s$/);
  return {
    code: "no-such-file",
    message: "The stage's file does not exist.",
    path: tree.kind === "map" ? ["use"] : [],
    found: shown(use),
    expected: "the path of a file, relative to the file that names it",
    fix: nearest ? `change it to ${shown(nearest)}` : "write the file, or correct the path",
  };
}
