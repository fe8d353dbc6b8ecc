import type { UserErrorDetail } from "@tipbench/vocabulary";
import type { Finding } from "./finding.ts";
import { atOf, placeAt, type YamlTree } from "./yaml-tree.ts";

/** Findings about the values of a tree as problems of a file, by file, then line. */
export function located(findings: readonly Finding[], tree: YamlTree): readonly UserErrorDetail[] {
  const placed = findings.map((finding) => ({ finding, place: placeAt(tree, finding.path) }));
  placed.sort((x, y) =>
    x.place.file === y.place.file ? x.place.line - y.place.line : x.place.file < y.place.file ? -1 : 1,
  );
  return placed.map(({ finding: { path, ...detail }, place }) => ({ ...detail, at: atOf(place, path) }));
}
