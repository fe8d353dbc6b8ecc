import { annotations, type Manifest } from "@tipbench/vocabulary";
import type { Explanation } from "../../api-types.ts";
import { simulatedTime } from "../code-words.ts";
import { DataTable } from "./data-table.tsx";
import { LifeTable } from "./life-table.tsx";

function annotationNames(bits: number): string {
  return annotations.filter((_, bit) => (bits & (1 << bit)) !== 0).join(", ") || "none";
}

function words(manifest: Manifest, name: string, value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (Array.isArray(value)) return value.map((one) => words(manifest, name, one)).join(", ") || "none";
  if (typeof value !== "number") return String(value);
  if (name === "annotations") return annotationNames(value);
  return name.endsWith("AtSeconds") ? simulatedTime(manifest, value) : String(value);
}

interface FieldProps {
  readonly caption: string;
  readonly manifest: Manifest;
  readonly fields: Readonly<Record<string, unknown>>;
}

function FieldTable({ caption, manifest, fields }: FieldProps) {
  const rows = Object.entries(fields).map(([name, value]) => [name, words(manifest, name, value)]);
  return <DataTable caption={caption} columns={["Field", "Value"]} rows={rows} />;
}

interface Props {
  readonly manifest: Manifest;
  readonly explanation: Explanation;
}

/** A report's whole life as the command told it: what each strategy did where that was not stored, what was sent, what was true. */
export function ExplanationView({ manifest, explanation }: Props) {
  const { columns, truth, stored, strategies } = explanation;
  const decisions = strategies.map(({ name, ...decision }) => ({ strategy: name, decision }));
  return (
    <>
      {!stored && <LifeTable manifest={manifest} decisions={decisions} />}
      <FieldTable caption="What the stages could see" manifest={manifest} fields={columns} />
      <FieldTable caption="What was true" manifest={manifest} fields={truth} />
    </>
  );
}
