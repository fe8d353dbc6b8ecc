import { z } from "zod";
import { floorSchema } from "./floor-schema.ts";

/** The JSON Schema of floor files, for editors. Names, laws, shifts and ways are checked when the file is read. */
export function floorJsonSchema(): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(floorSchema, { io: "input" }), title: "tipbench floor" };
}
