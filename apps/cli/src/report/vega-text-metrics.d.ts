import "vega";

declare module "vega" {
  /** How wide Vega takes a line of text to be; missing from its own types. */
  export const textMetrics: { width(item: { readonly fontSize?: number }, line: unknown): number };
}
