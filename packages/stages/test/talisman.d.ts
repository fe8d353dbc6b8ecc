declare module "talisman/metrics/jaro-winkler.js" {
  /** Jaro-Winkler similarity of two texts, 0 to 1. */
  export default function jaroWinkler(a: string, b: string): number;
}
