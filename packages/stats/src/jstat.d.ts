/** The one part of jstat 1.9.6 that is used here; the package ships no types. */
declare module "jstat" {
  interface Jstat {
    /** Regularised incomplete beta function I_x(a, b), for 0 <= x <= 1. */
    ibeta(x: number, a: number, b: number): number;
    readonly studentt: {
      /** The value below which a share `p` of Student's t with `df` degrees of freedom lies. */
      inv(p: number, df: number): number;
    };
  }
  const jstat: Jstat;
  export = jstat;
}
