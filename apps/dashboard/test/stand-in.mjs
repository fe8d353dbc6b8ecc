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
  const reportId = Number(rest[0]);
  const replication = Number(rest[rest.indexOf("--replication") + 1]);
  const codes = {
    replication,
    row: 12,
    reportId,
    provider: 3,
    providerClass: 2,
    incidentType: 1,
    grade: 2,
    leadAgency: 1,
  };
  const decided = { bundleRow: 12, priority: 1, disposition: 1, escalated: 1, path: 2, score: 1, confidence: 0.5 };
  const places = { agency1: 1, agency2: 0, agency3: 0, receivedAtSeconds: 60, deliveredAtSeconds: 600 };
  end(0, {
    reportId,
    replication,
    columns: {
      receivedAtSeconds: 60,
      provider: "provider-004",
      annotations: 3,
      statedCountry: null,
      fileViewed: ["yes"],
    },
    truth: { grade: "imminent" },
    stored: false,
    strategies: ["baseline", "bundled"].map((name) => ({ name, ...codes, ...decided, ...places })),
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
