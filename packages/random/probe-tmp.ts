import { randomBytes } from "node:crypto";
import { runTest } from "./check/dieharder.ts";

async function main() {
  let words = new Uint32Array(0);
  const r: number[][] = [];
  for (let i = 0; i < 16; i++) {
    const res = await runTest(
      {
        name: "c",
        wordAt: (s) => {
          if ((s & 65535) === 0) words = new Uint32Array(randomBytes(4 * 65536).buffer.slice(0));
          return words[s & 65535] ?? 0;
        },
      },
      102,
    );
    r.push(res.map((x) => x.pValue));
  }
  const all = r.flat();
  const c = (f: (p: number) => boolean) => all.filter(f).length;
  console.log(
    "crypto",
    all.length,
    "p>.9",
    c((p) => p > 0.9),
    "p<.1",
    c((p) => p < 0.1),
    "hi",
    c((p) => p > 0.995),
    "lo",
    c((p) => p < 0.005),
    r.map((g) => (g.reduce((a, b) => a + b) / g.length).toFixed(2)).join(" "),
  );
}
main();
