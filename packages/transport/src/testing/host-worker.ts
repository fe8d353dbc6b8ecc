import { pathToFileURL } from "node:url";
import { HostedStage } from "./hosted-stage.ts";
import { serveHttp } from "./serve-http.ts";
import { servePipe } from "./serve-pipe.ts";

// The program of `buildHost`: `node HOST FILE pipe`, or `node HOST FILE http`.
const [file = "", way] = process.argv.slice(2);
const { createStage } = await import(pathToFileURL(file).href);
if (way === "http") serveHttp(() => new HostedStage(createStage));
else await servePipe(new HostedStage(createStage));
