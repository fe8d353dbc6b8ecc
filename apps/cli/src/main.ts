import { toItsEnd } from "./early-end.ts";
import { exitCodeOf, tellFailure } from "./failure.ts";
import { program } from "./program.ts";

// A reader that has seen enough (`tipbench run ... | head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await toItsEnd(() => program().parseAsync());
} catch (error) {
  tellFailure(error);
  process.exitCode = exitCodeOf(error);
}
