import { darkColors } from "@tipbench/charts";

const darkCharts = [...darkColors]
  .map(([light, dark]) => `svg [fill="${light}"]{fill:${dark}} svg [stroke="${light}"]{stroke:${dark}}`)
  .join("\n  ");

/** The style sheet of the report: light and dark on screen, dark ink on white on paper. */
export const reportStyle = `
:root { color-scheme: light dark; --page: #ffffff; --ink: #1d2329; --soft: #56616c; --line: #d3d9df; --tint: #f3f5f7;
  --notice: #7a3b00; --notice-page: #fff3e2; --link: #0b57a4; --good: #0a6b3b; --bad: #a3201d; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem 1.5rem 4rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0 .25rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 .5rem; border-bottom: 2px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
a { color: var(--link); }
.notice { margin: 0; padding: .6rem 1rem; border: 2px solid var(--notice); border-radius: .3rem;
  background: var(--notice-page); color: var(--notice); font-weight: 600; }
.question { font-size: 1.15rem; color: var(--soft); margin: 0 0 1rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: .75rem 1.5rem; margin: 1rem 0; }
.facts div { border-left: 3px solid var(--line); padding-left: .75rem; }
dt { font-size: .8rem; color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
nav ol { columns: 2 16rem; padding-left: 2rem; }
.wide { overflow-x: auto; }
.wide:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; color: var(--soft); padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
thead th { background: var(--tint); border-bottom: 2px solid var(--line); }
td { font-variant-numeric: tabular-nums; }
tbody th { font-weight: 600; min-width: 15rem; }
.small, .meaning { display: block; font-size: .8rem; color: var(--soft); font-weight: 400; }
td .small { white-space: nowrap; } td .why { white-space: normal; min-width: 8rem; }
.better, .inside { color: var(--good); font-weight: 700; } .worse, .outside { color: var(--bad); font-weight: 700; }
figure { margin: 1.5rem 0 2.5rem; }
figure svg { max-width: 100%; height: auto; }
figcaption { font-size: .85rem; color: var(--soft); }
figcaption ul, .limits { padding-left: 1.25rem; margin: .25rem 0; }
.limits li { margin: .4rem 0; }
details { margin: .5rem 0; } summary { cursor: pointer; color: var(--link); }
pre { overflow-x: auto; background: var(--tint); padding: .75rem; font-size: .8rem; }
.defs { position: absolute; width: 0; height: 0; }
@media (max-width: 40rem) { body { padding: .75rem .75rem 3rem; } .chart svg { max-width: none; } }
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #14181d; --ink: #e8ecf0; --soft: #a9b4bf; --line: #3a434c; --tint: #1e242b; --notice: #ffc27a;
    --notice-page: #33230f; --link: #8cc4ff; --good: #6fd3a0; --bad: #ff9b92; }
  ${darkCharts}
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  h2 { break-before: page; margin-top: 0; } h2, h3, caption { break-after: avoid; }
  #limits, #map { break-before: auto; margin-top: 2rem; }
  figure, tr, .facts { break-inside: avoid; } thead { display: table-header-group; }
  nav, details:not([open]) { display: none; } .wide { overflow: visible; }
  a { color: inherit; text-decoration: none; }
}
@page { margin: 15mm; }
`;
