import { SingleBar } from "cli-progress";

/** Shows how far a run is, on standard error: a bar in a terminal, a line now and then elsewhere. */
export interface Progress {
  update(done: number, total: number): void;
  end(): void;
}

const secondsBetweenLines = 10;

function bar(label: string): Progress {
  const single = new SingleBar({
    format: `${label} [{bar}] {percentage} % · {eta_formatted} left`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  let isStarted = false;
  return {
    update(done, total) {
      if (!isStarted) single.start(total, 0);
      isStarted = true;
      single.update(done);
    },
    end() {
      if (isStarted) single.stop();
    },
  };
}

function lines(label: string): Progress {
  let last = performance.now();
  return {
    update(done, total) {
      if (performance.now() - last < secondsBetweenLines * 1000) return;
      last = performance.now();
      process.stderr.write(`${label} ${Math.floor((100 * done) / total)} %\n`);
    },
    end() {},
  };
}

/** Progress under a label; silent until there is something to say. */
export function progress(label: string): Progress {
  return process.stderr.isTTY ? bar(label) : lines(label);
}
