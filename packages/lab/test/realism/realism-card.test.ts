import type { CountsDocument, RealismCard, RealismRow } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { realismCard } from "../../src/index.ts";
import { publishedCounts, publishedManifest } from "./published-run.ts";

const asPublished = publishedCounts();
const rows = (card: RealismCard): readonly RealismRow[] => [...card.fitted, ...card.following, ...card.notPredicted];
const rowOf = (card: RealismCard, metric: string): RealismRow | undefined =>
  rows(card).find((row) => row.metric === metric);

type Stream = CountsDocument["stream"];
const withStream = (changes: Partial<Stream>): CountsDocument => ({
  ...asPublished,
  stream: { ...asPublished.stream, ...changes },
});

describe("a run in which every figure is as published", () => {
  const card = realismCard(publishedManifest(), asPublished);

  test("is within every tolerance", () => {
    expect(rows(card).filter(({ within }) => within === false)).toEqual([]);
    expect(card.fitted.filter(({ within }) => within !== true)).toEqual([]);
    expect(card.summary).toBe(`${card.fitted.length} of ${card.fitted.length} fitted figures within tolerance`);
  });

  test("is held against every figure that was promised", () => {
    const count = (prefix: string): number => card.fitted.filter(({ metric }) => metric.startsWith(prefix)).length;
    const counts = ["incidentType.", "country.", "state.", "locationClass.", "files.", "deliveries."].map(count);
    expect(counts).toEqual([8, 20, 10, 5, 7, 5]);
    expect(card.fitted).toHaveLength(67);
  });

  test("has no row twice, and a source for each", () => {
    const metrics = rows(card).map(({ metric }) => metric);
    expect(new Set(metrics).size).toBe(metrics.length);
    expect(rows(card).filter(({ source }) => source === "")).toEqual([]);
  });

  test("says of figures that cannot both be met that they cannot", () => {
    expect(rowOf(card, "location.usRelatedShare")?.note).toContain("3.13 %");
    expect(rowOf(card, "location.unknownShare")?.note).toContain("both cannot be met");
    expect(rowOf(card, "providers.top1Share")?.note).toContain("49.3 % of all reports");
  });

  test("predicts no arrest, and says why", () => {
    expect(rowOf(card, "taskForce.arrests")).toMatchObject({
      simulated: null,
      within: null,
      reason: "agencies open cases by an assumed capacity, and arrests are a share of those",
    });
  });
});

const scaled = (counts: Readonly<Record<string, number>>, name: string, factor: number) => ({
  ...counts,
  [name]: (counts[name] ?? 0) * factor,
});

const { reports, files, byIncidentType, byListedState } = asPublished.stream;

test.each<[string, number, boolean, Partial<Stream>]>([
  ["reports.total", 1.0099, true, { reports: reports * 1.0099 }],
  ["reports.total", 1.0101, false, { reports: reports * 1.0101 }],
  ["files.perReport", 0.971, true, { files: files * 0.971 }],
  ["files.perReport", 0.969, false, { files: files * 0.969 }],
  ["incidentType.trafficking", 1.099, true, { byIncidentType: scaled(byIncidentType, "trafficking", 1.099) }],
  ["incidentType.trafficking", 1.101, false, { byIncidentType: scaled(byIncidentType, "trafficking", 1.101) }],
  ["state.MI", 0.953, true, { byListedState: scaled(byListedState, "MI", 0.953) }],
  ["state.MI", 0.94, false, { byListedState: scaled(byListedState, "MI", 0.94) }],
])("%s times %d: within is %s", (metric, _, within, changes) => {
  expect(rowOf(realismCard(publishedManifest(), withStream(changes)), metric)?.within).toBe(within);
});

describe("a run that cannot show a figure", () => {
  test("for want of days says so, and compares totals per day", () => {
    const card = realismCard({ ...publishedManifest(), days: 73 }, { ...withStream({ reports: 7_242_074 }), days: 73 });
    expect(rowOf(card, "reports.total")).toMatchObject({ unit: "reports a day", within: null });
    expect(rowOf(card, "reports.total")?.error).toBeCloseTo(0, 6);
    expect(rowOf(card, "reports.total")?.note).toContain("per day");
    for (const metric of ["providers.submitting", "providers.medianReports", "providers.atMost10"]) {
      expect(rowOf(card, metric)?.reason).toMatch(/^73 of 365 days/);
    }
  });

  test("for want of volume says so", () => {
    const card = realismCard(publishedManifest({ scale: 0.5 }), asPublished);
    expect(rowOf(card, "providers.submitting")?.reason).toMatch(/^scale 0.5/);
    expect(rowOf(card, "reports.total")).toMatchObject({ within: false, error: 1 });
  });

  test("for want of another strategy does not judge its deliveries", () => {
    const manifest = publishedManifest();
    const [first] = manifest.strategies;
    if (!first) throw new Error("no strategy");
    const bundled = { ...first, dedup: { use: "exact-hash", options: {} } };
    const card = realismCard({ ...manifest, strategies: [bundled] }, asPublished);
    expect(rowOf(card, "deliveries.perReport")).toMatchObject({ within: null });
    expect(rowOf(card, "deliveries.perReport")?.reason).toContain("no bundling, published rules, address only");
    expect(rowOf(card, "country.IND")?.within).toBe(true);
  });

  test("for want of counts of files by kind says so", () => {
    const none = { files: 0, exactUnique: 0, perceptuallyUnique: 0 };
    const card = realismCard(
      publishedManifest(),
      withStream({ filesByKind: { image: none, video: none, other: none } }),
    );
    expect(rowOf(card, "files.exactUniqueShare.all")).toMatchObject({ simulated: null, within: null });
  });
});

describe("what analysts labelled", () => {
  const metrics = ["files.labelled", "hashList.addedPerYear"];
  const counts = (files: number, addedToList: number): CountsDocument => ({
    ...asPublished,
    strategies: asPublished.strategies.map((each) => ({ ...each, labels: { files, addedToList } })),
  });
  const verdicts = (card: RealismCard) => metrics.map((metric) => rowOf(card, metric)?.within);

  test("follows, and is not fitted", () => {
    const card = realismCard(publishedManifest(), asPublished);
    expect(card.following.map(({ metric }) => metric)).toEqual(expect.arrayContaining(metrics));
    expect(rowOf(card, "files.labelled")).toMatchObject({ target: 10_600_000, simulated: 10_600_000, within: true });
    expect(rowOf(card, "hashList.addedPerYear")).toMatchObject({ target: 1_391_033, error: 0, within: true });
  });

  test("is a count of one replication, held against the published ones each", () => {
    const verdictsOf = (files: number, added: number) =>
      verdicts(realismCard({ ...publishedManifest(), replications: 2 }, { ...counts(files, added), replications: 2 }));
    expect(verdictsOf(2 * 11_600_000, 2 * 1_250_000)).toEqual([true, false]);
    expect(verdictsOf(2 * 11_700_000, 2 * 1_260_000)).toEqual([false, true]);
  });

  test("is compared per day where the run is no year, and judged only where it is far off", () => {
    const manifest = { ...publishedManifest(), days: 73 };
    const ofDays = (files: number) => realismCard(manifest, { ...counts(files, 278_207), days: 73 });
    expect(rowOf(ofDays(2_120_000), "files.labelled")).toMatchObject({
      title: "Files labelled by analysts, a day",
      target: 10_600_000 / 365,
      simulated: 2_120_000 / 73,
      within: null,
      reason: expect.stringMatching(/^73 of 365 days/),
    });
    expect(rowOf(ofDays(4_000_000), "files.labelled")?.within).toBe(false);
  });

  test("is not judged at another scale, where there are as many analysts", () => {
    const card = realismCard(publishedManifest({ scale: 0.5 }), asPublished);
    expect(rowOf(card, "files.labelled")).toMatchObject({ simulated: 10_600_000, within: null });
    expect(rowOf(card, "files.labelled")?.reason).toContain("scale 0.5");
  });

  test("is told as missing where the folder's version did not count it", () => {
    const { strategies, ...rest } = asPublished;
    const old = strategies.map(({ labels: _, ...each }) => each);
    const card = realismCard(publishedManifest(), { ...rest, strategies: old });
    for (const metric of metrics) {
      expect(rowOf(card, metric)).toMatchObject({ simulated: null, within: null });
      expect(rowOf(card, metric)?.reason).toContain("did not count labels");
    }
  });
});

describe("an earlier year", () => {
  const card = realismCard(publishedManifest({ year: 2022 }), asPublished);

  test("is held against its own figures, as they fall", () => {
    expect(rowOf(card, "reports.total")).toMatchObject({ target: 32_059_029, within: false });
    expect(card.following.map(({ metric }) => metric)).toContain("files.perReport");
    expect(card.fitted.map(({ metric }) => metric)).toContain("providers.top1Share");
  });

  test("has no lists by country, and no prediction of the change of rule at task forces", () => {
    expect(rows(card).some(({ metric }) => metric.startsWith("country."))).toBe(false);
    const { within, target, reason } =
      card.notPredicted.find(({ metric }) => metric.startsWith("deliveries.task")) ?? {};
    expect(within).toBeNull();
    expect(target).toBeCloseTo(0.449, 3);
    expect(reason).toContain("change of rule");
  });
});
