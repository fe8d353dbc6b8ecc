import type { Explanation } from "../../api-types.ts";
import { DataTable } from "./data-table.tsx";

function words(value: unknown): string {
  if (value === null || value === undefined) return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function FieldTable({
  caption,
  fields,
}: {
  readonly caption: string;
  readonly fields: Readonly<Record<string, unknown>>;
}) {
  const rows = Object.entries(fields).map(([name, value]) => [name, words(value)]);
  return <DataTable caption={caption} columns={["Field", "Value"]} rows={rows} />;
}

/** A report's whole life as the command told it: what was sent, what was true, and what each strategy did. */
export function ExplanationView({ explanation }: { readonly explanation: Explanation }) {
  const { columns, truth, strategies } = explanation;
  const fields = [...new Set(strategies.flatMap((strategy) => Object.keys(strategy)))].filter(
    (name) => name !== "name",
  );
  return (
    <>
      <DataTable
        caption="What each strategy did with it, made again"
        columns={["Step", ...strategies.map(({ name }) => name)]}
        rows={fields.map((field) => [field, ...strategies.map((strategy) => words(strategy[field]))])}
      />
      <FieldTable caption="What the stages could see" fields={columns} />
      <FieldTable caption="What was true" fields={truth} />
    </>
  );
}
