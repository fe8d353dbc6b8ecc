import { exitCodeOf, tellFailure } from "./failure.ts";
import { program } from "./program.ts";

try {
  await program().parseAsync();
} catch (error) {
  tellFailure(error);
  process.exitCode = exitCodeOf(error);
}
