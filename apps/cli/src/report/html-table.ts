import { type Html, html } from "./html.ts";

/** A table for a reader: the first cell of each row is its heading. */
export interface HtmlTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | Html)[])[];
}

function rowOf([heading = "", ...cells]: readonly (string | Html)[]): Html {
  return html`<tr><th scope="row">${heading}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`;
}

/** The table in a box that scrolls by itself where the page is narrow. */
export function htmlTable({ caption, columns, rows }: HtmlTable): Html {
  return html`<div class="wide" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(rowOf)}</tbody></table></div>`;
}
