import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import request from "supertest";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Job } from "../src/api-types.ts";
import { type Dashboard, startDashboard } from "../src/index.ts";
import { reportIdOf, type SampleFolder, sampleFolder } from "./sample-folder.ts";

const standIn = fileURLToPath(new URL("./stand-in.mjs", import.meta.url));
const clientFolder = fileURLToPath(new URL("../src/client", import.meta.url));
let folder: SampleFolder;
let dashboard: Dashboard;
let api: ReturnType<typeof request>;

beforeAll(async () => {
  folder = await sampleFolder();
  dashboard = await startDashboard({
    ...folder,
    clientFolder,
    command: [process.execPath, standIn],
    port: 0,
  });
  api = request(dashboard.url.slice(0, -1));
});

afterAll(async () => {
  await dashboard.close();
  await folder.remove();
});

const own = (): string => dashboard.url.slice("http://".length, -1);

/** Asks again and again, as the page does, until the job has ended. */
async function ended(id: number): Promise<Job> {
  for (;;) {
    const { body } = await api.get(`/api/jobs/${id}`);
    if (body.state !== "running") return body;
  }
}

describe("whom the server answers", () => {
  it("listens on the loopback address alone", () => {
    expect(dashboard.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it.each(["example.com", "127.0.0.1", "127.0.0.1:1", "localhost.example.com:80", "[::1]:80"])(
    "refuses the foreign host %s, for pages and for the API",
    async (host) => {
      for (const path of ["/", "/api/runs"]) await api.get(path).set("Host", host).expect(403);
    },
  );

  it.each(["http://example.com", "null", "https://localhost", "http://127.0.0.1:1"])(
    "refuses the foreign origin %s",
    async (origin) => {
      await api.get("/api/runs").set("Origin", origin).expect(403);
      await api.post("/api/runs").set("Origin", origin).send({ scenario: "demo.yaml" }).expect(403);
      expect((await api.get("/api/jobs")).body).toEqual([]);
    },
  );

  it("answers its own page under both of its names", async () => {
    const port = own().split(":")[1];
    for (const name of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      await api.get("/api/runs").set("Host", name).set("Origin", `http://${name}`).expect(200);
    }
  });

  it("says nothing of sharing with other origins", async () => {
    const { headers } = await api.options("/api/runs").set("Origin", `http://${own()}`);
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it.each(["/", "/api/runs", "/nowhere"])("sends a strict policy with %s", async (path) => {
    const { headers } = await api.get(path);
    const policy = headers["content-security-policy"];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|http/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  it("says plainly that its port is taken", async () => {
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, "127.0.0.1", () => {
        const address = other.address();
        done(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    const options = { ...folder, clientFolder, command: ["tipbench"], port };
    await expect(startDashboard(options)).rejects.toThrow("The dashboard cannot listen.");
    other.close();
  });
});

describe("the runs", () => {
  it("are listed with what they asked", async () => {
    const { body } = await api.get("/api/runs").expect(200);
    expect(body.map(({ name }: { name: string }) => name).sort()).toEqual([...folder.names].sort());
    expect(body[0]).toMatchObject({ problem: null, strategies: ["baseline", "bundled", "plain"] });
  });

  it("give their documents as they are in the folder", async () => {
    const { body } = await api.get(`/api/runs/${folder.names[0]}`).expect(200);
    expect(body.metrics).toEqual(folder.run.metrics);
    expect(body.manifest.question).toBe(folder.run.manifest.question);
  });

  it("give the series and strata of the metrics that are asked for", async () => {
    const series = await api.get(`/api/runs/${folder.names[0]}/series?metrics=escalation.share`).expect(200);
    expect(series.body).toEqual(folder.run.series.filter(({ metric }) => metric === "escalation.share"));
    const strata = await api.get(`/api/runs/${folder.names[0]}/strata?dimension=region&metrics=escalation.share`);
    expect(strata.body).toHaveLength(3 * 6);
  });

  it("give the curves of the scores, and where misses went", async () => {
    const curves = await api.get(`/api/runs/${folder.names[0]}/curves`).expect(200);
    expect(curves.body).toEqual(folder.run.curves);
    const confusion = await api.get(`/api/runs/${folder.names[0]}/confusion`).expect(200);
    expect(confusion.body).toEqual(folder.run.confusion);
  });

  it.each([
    ["/api/runs/none", 404],
    ["/api/runs/..", 404],
    ["/api/runs/%2e%2e%2f%2e%2e", 404],
    ["/api/runs/NAME/strata?dimension=planet", 400],
    ["/api/runs/NAME/decisions/nobody", 400],
    ["/api/runs/NAME/decisions/baseline?filter=x", 400],
    ["/api/runs/NAME/decisions/baseline?offset=-1", 400],
    ["/api/runs/NAME/reports/1e3", 400],
    ["/api/runs/NAME/reports/4294967296", 400],
    ["/api/jobs/7777", 404],
    ["/api/nothing", 404],
  ])("refuse %s with %i and a sentence", async (path, status) => {
    const { body } = await api.get(path.replace("NAME", folder.names[0])).expect(status);
    expect(body.problems[0]).toMatch(/\w/);
  });

  it("hand out their report, sandboxed", async () => {
    const { headers, text } = await api.get(`/api/runs/${folder.names[0]}/report.html`).expect(200);
    expect(text).toContain("the report");
    expect(headers["content-security-policy"]).toContain("sandbox");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
  });
});

describe("the decisions", () => {
  it("come in pages, filtered", async () => {
    const at = `/api/runs/${folder.names[0]}/decisions/baseline`;
    const all = await api.get(`${at}?offset=100`);
    expect(all.body).toMatchObject({ total: 120, offset: 100, limit: 50 });
    expect(all.body.rows).toHaveLength(20);
    const escalated = await api.get(`${at}?filter=escalated`);
    expect(escalated.body.rows.map(({ row }: { row: number }) => row)).toEqual([0, 40, 80]);
    const missed = await api.get(`${at}?filter=missedImminent`);
    expect(missed.body.rows.map(({ row }: { row: number }) => row)).toEqual([20, 60, 100]);
  });

  it("of one report come for every strategy, without a number where there is none", async () => {
    const { body } = await api.get(`/api/runs/${folder.names[0]}/reports/${reportIdOf(5)}`).expect(200);
    expect(body.map(({ strategy }: { strategy: string }) => strategy)).toEqual(["baseline", "bundled", "plain"]);
    expect(body[0].decision).toMatchObject({ reportId: reportIdOf(5), score: null, agency2: -1 });
  });

  it("are an empty list for a report that is not stored", async () => {
    expect((await api.get(`/api/runs/${folder.names[0]}/reports/1`).expect(200)).body).toEqual([]);
  });
});

describe("the scenarios", () => {
  it("are listed with a refusal where they run code that is not built in", async () => {
    const { body } = await api.get("/api/scenarios").expect(200);
    const refused = body.filter(({ refusal }: { refusal: string | null }) => refusal !== null);
    expect(body).toHaveLength(6);
    expect(refused.map(({ file }: { file: string }) => file)).toEqual([
      "outside.yaml",
      "own-by-base.yaml",
      "own-command.yaml",
      "own.yaml",
    ]);
    expect(body[1]).toMatchObject({ file: "endless.yaml", question: "What does bundling change?" });
  });

  it("run a stage of the user's own only where that file was allowed by name", async () => {
    const options = { ...folder, clientFolder, command: [process.execPath, standIn], port: 0 };
    const allowing = await startDashboard({ ...options, ownStagesAllowed: ["own.yaml"] });
    const other = request(allowing.url.slice(0, -1));
    await other.post("/api/runs").send({ scenario: "own.yaml" }).expect(202);
    await other.post("/api/runs").send({ scenario: "own-by-base.yaml" }).expect(403);
    await allowing.close();
  });
});

describe("a job", () => {
  afterEach(async () => {
    const { body } = await api.get("/api/jobs");
    for (const { id } of body) await api.post(`/api/jobs/${id}/cancel`);
    for (const { id } of body) await ended(id);
  });

  it("runs a listed scenario by the command it was handed, and names the run it made", async () => {
    const started = await api.post("/api/runs").send({ scenario: "demo.yaml", replications: 3 }).expect(202);
    expect(started.body).toMatchObject({ kind: "run", label: "demo.yaml", state: "running" });
    expect(await ended(started.body.id)).toMatchObject({
      state: "done",
      run: "made-by-stand-in",
      lines: ["run has begun"],
    });
    const { body } = await api.get(`/api/jobs/${started.body.id}/document`);
    expect(body).toMatchObject({ folder: folder.runsFolder });
    expect(body.args).toEqual(["--out", folder.runsFolder, "--replications", "3", "--json"]);
  });

  it("does not block the server, runs alone of its kind, and stops when it is told to", async () => {
    const { body: job } = await api.post("/api/runs").send({ scenario: "endless.yaml" }).expect(202);
    let lines: readonly string[] = [];
    while (!lines.includes("20 %")) lines = (await api.get(`/api/jobs/${job.id}`)).body.lines;
    await api.get("/api/runs").expect(200);
    await api.post("/api/runs").send({ scenario: "demo.yaml" }).expect(409);
    await api.post(`/api/jobs/${job.id}/cancel`).expect(200);
    expect(await ended(job.id)).toMatchObject({ state: "cancelled", run: null });
  });

  it.each([
    [{ scenario: "../secret.yaml" }, 400],
    [{ scenario: "notes.txt" }, 400],
    [{ scenario: "demo.yaml", replications: 0 }, 400],
    [{ scenario: "demo.yaml", replications: "3" }, 400],
    [{ scenario: "own.yaml" }, 403],
    [{ scenario: "own-by-base.yaml" }, 403],
    [{ scenario: "own-command.yaml" }, 403],
    [{ scenario: "outside.yaml" }, 403],
    [{}, 400],
  ])("is not started by %j", async (body, status) => {
    await api.post("/api/runs").send(body).expect(status);
  });

  it("is not started by a form, which any page can send", async () => {
    await api.post("/api/runs").type("form").send("scenario=demo.yaml").expect(400);
  });

  it("explains a report that is not stored", async () => {
    const at = `/api/runs/${folder.names[0]}/reports/99/explain`;
    const { body: job } = await api.post(at).send({ replication: 3 }).expect(202);
    expect((await ended(job.id)).state).toBe("done");
    const { body } = await api.get(`/api/jobs/${job.id}/document`).expect(200);
    expect(body).toMatchObject({ reportId: 99, replication: 3, truth: { grade: "imminent" } });
    await api.post(at).send({ replication: -1 }).expect(400);
  });

  it("that fails says the command's own words", async () => {
    const { body: job } = await api.post(`/api/runs/${folder.names[0]}/reports/13/explain`).expect(202);
    const { state, lines } = await ended(job.id);
    expect(state).toBe("failed");
    expect(lines).toContain("There is no such report.");
    await api.get(`/api/jobs/${job.id}/document`).expect(404);
  });

  it("whose command cannot be started has failed", async () => {
    const broken = await startDashboard({ ...folder, clientFolder, command: ["/nowhere/tipbench"], port: 0 });
    const other = request(broken.url.slice(0, -1));
    const { body: job } = await other.post("/api/runs").send({ scenario: "demo.yaml" }).expect(202);
    let found: Job = job;
    while (found.state === "running") found = (await other.get(`/api/jobs/${job.id}`)).body;
    expect(found.lines.join()).toContain("ENOENT");
    await broken.close();
  });
});
