import { formatCount } from "@tipbench/charts";
import { type ScenarioRow, scenarioGroups } from "@tipbench/lab";
import { type ProviderClass, providerClasses } from "@tipbench/vocabulary";
import Table from "cli-table3";
import pc from "picocolors";

const titles: Readonly<Record<ScenarioRow["group"], string>> = {
  scenario: "Scenario",
  world: "World",
  floor: "Floor",
  providers: "Providers that depart from their class",
  events: "Events",
  quality: "Quality, one step after the other",
  taskForces: "Task forces of states with several, their shares",
  countries: "Countries, their reports against the published ones",
  senders: "Senders and subjects: what no scenario sets, all assumed",
};

const classesAbreast = 6;
const wholeFrom = 10_000;

/** Widths that fit a terminal of 120 columns: name, value, unit, range, source, place. Names and places are never cut. */
const nameWidth = 31;
const middleWidths = [13, 13, 18, 16];
const placeWidth = 28;
const fieldWidth = 18;
const leastClassWidth = 14;

function tableOf(colWidths: number[], head: string[]) {
  const none = Object.fromEntries(
    ["top", "bottom", "left", "right", "mid", "middle"].flatMap((side) =>
      ["", "-mid", "-left", "-right"].map((part) => [`${side}${part}`, ""]),
    ),
  );
  const style = { head: [], border: [], "padding-left": 0, "padding-right": 1 };
  return new Table({ colWidths, head: head.map((text) => pc.dim(text)), chars: none, style, wordWrap: true });
}

const linesOf = (table: Table.Table): string => table.toString().replaceAll(/ +$/gm, "");

function numberText(value: number): string {
  return Number.isInteger(value) && value >= wholeFrom ? formatCount(value) : String(Number(value.toPrecision(6)));
}

const valueText = (value: ScenarioRow["value"]): string => (typeof value === "number" ? numberText(value) : value);

function sourceText({ source, confidence }: ScenarioRow): string {
  return confidence === null ? (source ?? "") : `${source} (${confidence})`;
}

function rowsTable(rows: readonly ScenarioRow[]): string {
  const longest = (least: number, texts: readonly string[]): number =>
    Math.max(least, ...texts.map((text) => text.length + 1));
  const widths = [
    longest(
      nameWidth,
      rows.map(({ name }) => name),
    ),
    ...middleWidths,
    longest(
      placeWidth,
      rows.map(({ at }) => at),
    ),
  ];
  const table = tableOf(widths, ["name", "value", "unit", "range", "source", "from"]);
  for (const row of rows) {
    if (row.unit === null) table.push([row.name, { content: valueText(row.value), colSpan: 4 }, row.at]);
    else {
      const range = row.range === null ? "–" : row.range.map(numberText).join(" to ");
      table.push([row.name, valueText(row.value), row.unit, range, sourceText(row), row.at]);
    }
  }
  return linesOf(table);
}

const isOfClass = ({ group, at }: ScenarioRow): boolean => group === "providers" && at.startsWith("default");

/** The profiles as one table a few classes: a line a field. */
function profileTables(rows: readonly ScenarioRow[]): readonly string[] {
  const values = new Map(rows.map(({ name, value }) => [name, valueText(value)]));
  const fields = [...new Set(rows.map(({ name }) => name.split(".")[1] ?? ""))];
  const tableFor = (classes: readonly ProviderClass[]): string => {
    const widths = classes.map((name) => Math.max(leastClassWidth, name.length + 2));
    const table = tableOf([fieldWidth, ...widths], ["field", ...classes]);
    for (const field of fields) table.push([field, ...classes.map((name) => values.get(`${name}.${field}`) ?? "")]);
    return linesOf(table);
  };
  return [providerClasses.slice(0, classesAbreast), providerClasses.slice(classesAbreast)].map(tableFor);
}

/** Whether a row says only that a state's one task force gets all of it. */
const isSole = ({ group, range }: ScenarioRow): boolean => group === "taskForces" && range?.[0] === 1;

const profileTitle = "Providers by class: all assumed";
const profileRule =
  "Ranges: the odds of a share divided and multiplied by 3, any other number halved and doubled; --json tells each.\nSteps of quality come on top.";

/** The rows of `explainScenario` as a person reads them: a table a group, the profiles of the classes side by side. */
export function scenarioText(rows: readonly ScenarioRow[]): string {
  const parts = scenarioGroups.flatMap((group) => {
    const own = rows.filter((row) => row.group === group);
    const ofClasses = own.filter(isOfClass);
    const others = own.filter((row) => !isOfClass(row) && !isSole(row));
    return [
      ...(ofClasses.length > 0
        ? [[pc.bold(profileTitle), pc.dim(profileRule), profileTables(ofClasses).join("\n\n")].join("\n")]
        : []),
      ...(others.length > 0 ? [[pc.bold(titles[group]), rowsTable(others)].join("\n")] : []),
    ];
  });
  return parts.length === 0 ? "No value is of that kind.\n" : `${parts.join("\n\n")}\n`;
}
