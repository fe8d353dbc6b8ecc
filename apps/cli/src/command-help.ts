/** What the help of a command says beneath its flags. */
export interface CommandHelp {
  /** What it prints and writes. */
  readonly output: string;
  /** Its exit codes, where they are not the usual ones. */
  readonly exits?: string;
  readonly examples: readonly string[];
}

const usualExits = "0 done, 1 error in what was given, 70 a bug in tipbench, 130 stopped by Ctrl-C";

/** The end of a command's help: its output, exit codes and examples. */
export function commandHelp({ output, exits = usualExits, examples }: CommandHelp): string {
  const section = (title: string, lines: readonly string[]) => ["", `${title}:`, ...lines.map((line) => `  ${line}`)];
  return [...section("Output", [output]), ...section("Exit codes", [exits]), ...section("Examples", examples)].join(
    "\n",
  );
}
