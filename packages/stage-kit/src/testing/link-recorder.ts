import type { LinkWriter } from "../stages.ts";

/** What a dedup stage said, in order: (later, earlier, score) of links and reviews, (later, earlier) of comparisons. */
export interface LinkRecorder extends LinkWriter {
  readonly links: [later: number, earlier: number, score: number][];
  readonly reviews: [later: number, earlier: number, score: number][];
  readonly comparisons: [later: number, earlier: number][];
}

/** A link writer that keeps what it is told. */
export function linkRecorder(): LinkRecorder {
  const { links, reviews, comparisons }: Omit<LinkRecorder, keyof LinkWriter> = {
    links: [],
    reviews: [],
    comparisons: [],
  };
  return {
    ...{ links, reviews, comparisons },
    link: (later, earlier, score) => links.push([later, earlier, score]),
    review: (later, earlier, score) => reviews.push([later, earlier, score]),
    compared: (later, earlier) => comparisons.push([later, earlier]),
  };
}
