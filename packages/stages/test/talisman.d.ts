declare module "talisman/metrics/jaro-winkler.js" {
  /** Jaro-Winkler similarity of two texts, 0 to 1. */
  export function similarity(a: string, b: string): number;
}
