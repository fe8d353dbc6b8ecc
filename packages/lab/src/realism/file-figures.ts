import type { FileKind } from "@tipbench/vocabulary";
import type { CardInput } from "./card-input.ts";
import type { Figure, Observation } from "./judge.ts";
import { doubted, missing, shareOf } from "./observations.ts";
import { computed, partOfStructure, published } from "./targets.ts";

const groups: readonly (readonly [name: string, title: string, kinds: readonly FileKind[], size: number])[] = [
  ["all", "images and videos", ["image", "video"], 0.02],
  ["images", "images", ["image"], 0.04],
  ["videos", "videos", ["video"], 0.04],
];
const uniqueness = { exactUnique: "exactly", perceptuallyUnique: "perceptually" } as const;
type Uniqueness = keyof typeof uniqueness;
const notCounted = "the run's generator did not count its files by kind";
const before = "too short: copies of files from before the first measured report count as new";

/** The share of copies whose file lies before the run's first report: the tail of the lag to the copied file. */
function copiesFromBefore({ counts, scenario }: CardInput): number {
  const reports = counts.stream.reports / counts.replications;
  const lags = 1 + reports / scenario.value("copyLagScale");
  return Math.exp(-scenario.value("copyLagShape") * Math.log(lags));
}

/** A share of unique files: it is too high by what was first seen before the run. */
function uniqueShare(input: CardInput, unique: number | null, whole: number): Observation {
  if (unique === null) return missing(notCounted);
  const share = shareOf(unique, whole, notCounted);
  if (share.value === null || share.value === 0) return share;
  return doubted(share, (copiesFromBefore(input) * (1 - share.value)) / share.value, before);
}

function isCounted({ counts }: CardInput): boolean {
  return Object.values(counts.stream.filesByKind).some(({ files }) => files > 0);
}

function kindFigure(input: CardInput, unique: Uniqueness, [name, title, kinds, size]: (typeof groups)[number]): Figure {
  const of = (count: "files" | Uniqueness): number | null =>
    kinds.reduce((sum: number | null, kind) => {
      const found = input.counts.stream.filesByKind[kind][count];
      return sum === null || found === null ? null : sum + found;
    }, 0);
  return {
    part: partOfStructure(input),
    metric: `files.${unique}Share.${name}`,
    title: `Unique ${uniqueness[unique]}, of ${title}`,
    unit: "share",
    target: published(input, `files.${unique}Share.${name}`),
    tolerance: { kind: "absolute", size },
    observed: isCounted(input) ? uniqueShare(input, of(unique), of("files") ?? 0) : missing(notCounted),
    note: null,
  };
}

function reportFigure(input: CardInput, metric: string, title: string, count: number | null): Figure {
  const { reports } = input.counts.stream;
  return {
    part: partOfStructure(input),
    metric,
    title,
    unit: "share",
    target: published(input, metric),
    tolerance: { kind: "absolute", size: 0.03 },
    observed: isCounted(input) ? uniqueShare(input, count, reports) : missing(notCounted),
    note: "of all reports, those of the public, which have no file, included",
  };
}

function imageFigure(input: CardInput): Figure {
  const { image, video } = input.counts.stream.filesByKind;
  return {
    part: "following",
    metric: "files.imageShare",
    title: "Images, of images and videos",
    unit: "share",
    target: computed(input, ["files.images", "files.videos"], (images = 0, videos = 1) => images / (images + videos)),
    tolerance: { kind: "relative", size: 0.1 },
    observed: shareOf(image.files, image.files + video.files, notCounted),
    note: null,
  };
}

/** How far files repeat, within the run. */
export function fileFigures(input: CardInput): Figure[] {
  const { reportsWithExactUniqueFile, reportsWithPerceptuallyUniqueFile } = input.counts.stream;
  const exact = "Reports with a file that is unique exactly";
  const near = "Reports with a file that is unique perceptually";
  return [
    ...groups.flatMap((group) => [
      kindFigure(input, "exactUnique", group),
      kindFigure(input, "perceptuallyUnique", group),
    ]),
    reportFigure(input, "reports.withExactUniqueFileShare", exact, reportsWithExactUniqueFile),
    reportFigure(input, "reports.withPerceptuallyUniqueFileShare", near, reportsWithPerceptuallyUniqueFile),
    imageFigure(input),
  ];
}
