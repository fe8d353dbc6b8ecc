const wordPattern = /(?:"[^"]*"|'[^']*'|[^\s"'])+/g;
const quotedPattern = /"([^"]*)"|'([^']*)'/g;

/**
 * The words of a command: parted by white space, with `"..."` or `'...'` around what holds some. No shell reads it: no variables, pipes,
 * wildcards or escapes. Null where a quote is not closed or there is no word.
 */
export function commandWords(text: string): readonly string[] | null {
  const words = text.match(wordPattern) ?? [];
  const isWhole = text.replaceAll(quotedPattern, "").search(/["']/) < 0;
  if (!isWhole || words.length === 0) return null;
  return words.map((word) => word.replaceAll(quotedPattern, (_, double, single) => double ?? single ?? ""));
}
