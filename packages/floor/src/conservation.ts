import { InvariantError } from "@tipbench/vocabulary";
import type { Desks } from "./desks.kernel.ts";

/** Asserts that at every desk what arrived is finished, in service or waiting. Throws InvariantError. */
export function assertConserved(desks: Desks): void {
  desks.arrived.forEach((arrived, desk) => {
    const held = (desks.finished[desk] ?? 0) + (desks.busy[desk] ?? 0) + (desks.waiting[desk] ?? 0);
    if (arrived !== held) throw new InvariantError(`desk ${desk}: ${arrived} arrived, ${held} accounted for`);
  });
}
