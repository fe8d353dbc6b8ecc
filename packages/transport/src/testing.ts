export { type BuiltHost, buildHost } from "./testing/build-host.ts";
export { type StartedServer, startServer } from "./testing/start-server.ts";
