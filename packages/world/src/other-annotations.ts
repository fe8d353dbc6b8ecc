import { type Annotation, annotations, assumed, type Parameter } from "@tipbench/vocabulary";

const share = (value: number, doc: string): Parameter =>
  assumed(value, value / 3, 3 * value, "share", `reports annotated with ${doc}, whatever they are about`);

/** The annotations that tell nothing of the grade; a report has one of them at most. Whole 256ths. */
export const otherAnnotationShares = {
  solicitation: share(8 / 256, "solicitation"),
  minorToMinor: share(5 / 256, "contact of minors"),
  spam: share(3 / 256, "spam"),
} as const satisfies Partial<Record<Annotation, Parameter>>;

/** Bits of the `annotations` column by a draw of 8 bits. */
export function otherAnnotations(): Uint8Array {
  const shares: Partial<Record<Annotation, Parameter>> = otherAnnotationShares;
  const bits = annotations.flatMap((name, at) =>
    Array.from({ length: Math.round(256 * (shares[name]?.value ?? 0)) }, () => 1 << at),
  );
  return Uint8Array.from({ length: 256 }, (_, draw) => bits[draw] ?? 0);
}
