import type { DuckDBConnection } from "@duckdb/node-api";

/** One in-memory database; nothing of it ever lies on disk but the files that a COPY names. */
export interface Duckdb {
  readonly api: typeof import("@duckdb/node-api");
  readonly bindings: typeof import("@duckdb/node-bindings");
  readonly connection: DuckDBConnection;
  close(): void;
}

/** One thread makes Parquet bytes repeatable; no spill folder, no extension from the network. */
const settings = {
  threads: "1",
  temp_directory: "",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};

/** Opens an empty in-memory database. The native library is loaded here, not at import, so that commands start fast. */
export async function openDuckdb(): Promise<Duckdb> {
  const api = await import("@duckdb/node-api");
  const { default: bindings } = await import("@duckdb/node-bindings");
  const instance = await api.DuckDBInstance.create(":memory:", settings);
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { api, bindings, connection, close };
}

/** Lends a database for the length of one call. */
export async function withDuckdb<T>(use: (duckdb: Duckdb) => Promise<T>): Promise<T> {
  const duckdb = await openDuckdb();
  try {
    return await use(duckdb);
  } finally {
    duckdb.close();
  }
}

/** A string as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
