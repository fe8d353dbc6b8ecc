import { register } from "tsx/esm/api";

register();
await import("./io-worker.ts");
