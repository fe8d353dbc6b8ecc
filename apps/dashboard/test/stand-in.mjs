// Stands in for the tipbench command: `run SCENARIO ...` and `explain RUN REPORT --json`.
const [verb, subject, ...rest] = process.argv.slice(2);

function end(code, document) {
  if (document !== undefined) process.stdout.write(JSON.stringify(document));
  process.exitCode = code;
}

process.stderr.write(`${verb} has begun\n`);
if (verb === "explain" && rest[0] === "13") {
  process.stderr.write("There is no such report.\n");
  end(1);
} else if (verb === "explain") {
  const strategy = (name) => ({ name, priority: 1, escalated: 1, note: null });
  end(0, {
    reportId: Number(rest[0]),
    row: 12,
    columns: { provider: 3, statedCountry: null },
    truth: { grade: "imminent" },
    strategies: [strategy("baseline"), strategy("bundled")],
  });
} else if (subject.endsWith("endless.yaml")) {
  const timer = setInterval(() => undefined, 1_000);
  process.on("SIGINT", () => {
    clearInterval(timer);
    end(130);
  });
  process.stderr.write("10 %\r20 %\r");
} else {
  end(0, { run: "made-by-stand-in", folder: rest[rest.indexOf("--out") + 1], args: rest });
}
