import { afterAll, beforeAll, expect, test } from "vitest";
import { floorCommand } from "../../src/commands/floor-command.ts";
import { exitCodeOf } from "../../src/failure.ts";
import { type WorkFolder, workFolder } from "../e2e/work-folder.ts";

const long = `name: long
seed: long
length: 30 days
replications: 10000
kinds: [{ name: item, arrivals: 20 per hour, desk: desk }]
desks: [{ name: desk, servers: 3, service: { exponential: 6 min } }]
`;

let work: WorkFolder;
beforeAll(() => {
  work = workFolder({ "long.yaml": long });
});
afterAll(() => work.remove());

test.each([[{}], [{ find: "staff", soThat: "wait.p95 < 1 min", most: 9 } as const]])(
  "Ctrl-C ends a floor between two replications, with exit code 130: %o",
  async (flags) => {
    const ended = floorCommand(`${work.path}/long.yaml`, flags).catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));
    process.emit("SIGINT");
    const error = await ended;
    expect(String(error)).toBe("Stopped: Stopped. Nothing is written by this command. The same one starts it again.");
    expect(exitCodeOf(error)).toBe(130);
  },
);
