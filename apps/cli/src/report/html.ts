/** Text that is known to be safe as HTML: made by `html`, or trusted by name. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template: text and numbers are escaped, HTML is kept, a list is joined. */
export type HtmlPart = string | number | Html | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function markupOf(part: HtmlPart): string {
  if (typeof part === "string") return part.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}

/** Tag of a template: everything put into it is escaped unless it is HTML already. Attributes must be quoted. */
export function html(texts: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const rest = parts.map((part, index) => `${markupOf(part)}${texts[index + 1] ?? ""}`);
  return { markup: `${texts[0] ?? ""}${rest.join("")}` };
}

/** Markup of our own making (a drawn chart, a style sheet), taken as it is. */
export function trusted(markup: string): Html {
  return { markup };
}

export const nothing: Html = { markup: "" };
