const longest = 80;

/** The first line of what a stage said, in quotes, cut to 80 signs. */
export function quoted(text: string): string {
  const line = text.trimStart().split("\n")[0] ?? "";
  return JSON.stringify(line.length > longest ? `${line.slice(0, longest)}...` : line);
}
