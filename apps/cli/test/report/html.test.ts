import { expect, it } from "vitest";
import { html, trusted } from "../../src/report/html.ts";

it("escapes text and keeps HTML that was made by itself or trusted by name", () => {
  const bold = html`<b title="${"\"'&"}">${"<i>"}</b>`;
  expect(bold.markup).toBe(`<b title="&quot;&#39;&amp;">&lt;i&gt;</b>`);
  expect(html`<p>${bold} ${3}</p>`.markup).toBe(`<p>${bold.markup} 3</p>`);
  expect(html`${trusted("<hr>")}`.markup).toBe("<hr>");
});

it("joins lists without a word between", () => {
  expect(html`<ul>${["a", "b"].map((word) => html`<li>${word}</li>`)}</ul>`.markup).toBe(
    "<ul><li>a</li><li>b</li></ul>",
  );
});
