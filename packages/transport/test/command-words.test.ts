import { expect, test } from "vitest";
import { commandWords } from "../src/command-words.ts";

test.each([
  ["python3 mine.py", ["python3", "mine.py"]],
  ["  a\t b  ", ["a", "b"]],
  ['"my program" --name=\'a "b" c\' x""y', ["my program", '--name=a "b" c', "xy"]],
  ['node -e "it\'s"', ["node", "-e", "it's"]],
  ["echo $HOME | cat *", ["echo", "$HOME", "|", "cat", "*"]],
  ["''", [""]],
])("the words of %j", (text, words) => {
  expect(commandWords(text)).toEqual(words);
});

test.each(["", "   ", 'a "b', "it's"])("%j has no words, or a quote that is not closed", (text) => {
  expect(commandWords(text)).toBeNull();
});
