import { mkdir, open, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { InvariantError } from "@tipbench/vocabulary";
import { diskError } from "./disk-error.ts";
import { entriesOf } from "./folder-entries.ts";
import { createTemporaryFolder, removeFolder } from "./temporary-folder.ts";

/** A hidden folder that becomes visible once it is whole, or vanishes. */
export class PendingFolder {
  readonly parent: string;
  readonly path: string;
  #isOpen = true;
  #running: Promise<unknown> = Promise.resolve();

  private constructor(parent: string, path: string) {
    this.parent = parent;
    this.path = path;
  }

  /** Makes one inside `parent`. Throws UserError where that cannot be written to. */
  static async create(parent: string): Promise<PendingFolder> {
    try {
      return new PendingFolder(parent, await createTemporaryFolder(parent));
    } catch (error) {
      throw diskError(error, parent);
    }
  }

  /** One step of writing. An error removes the folder and ends its use; a full disk is UserError [disk-full]. */
  async step<T>(write: () => Promise<T>): Promise<T> {
    if (!this.#isOpen) throw new InvariantError("An output folder was written to after its end.");
    const running = Promise.resolve().then(write);
    this.#running = running.catch(() => undefined);
    try {
      return await running;
    } catch (error) {
      await this.#remove();
      throw diskError(error, this.parent);
    }
  }

  /** Writes a text to a path below the folder, and makes the folders between. */
  async writeText(path: string, text: string): Promise<void> {
    await writeFile(await this.place(path), text);
  }

  /** Where a path below the folder is, its folder made. */
  async place(path: string): Promise<string> {
    const place = join(this.path, path);
    await mkdir(dirname(place), { recursive: true });
    return place;
  }

  /**
   * Gives the folder its name, so that after a loss of power it is there whole or not at all: every file and folder is
   * synced, then renamed, then the folder above is synced. False, and removed, where `target` is there and not empty.
   */
  async publish(target: string): Promise<boolean> {
    for (const { path } of await entriesOf(this.path)) await sync(join(this.path, path));
    await sync(this.path);
    const isMoved = await moveToFree(this.path, target);
    if (isMoved) await sync(this.parent);
    await this.#remove();
    return isMoved;
  }

  /** Removes the folder, once the step that is running has ended. Does nothing after `publish` or an error. */
  async discard(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#running;
    await this.#remove();
  }

  async #remove(): Promise<void> {
    this.#isOpen = false;
    await removeFolder(this.path);
  }
}

async function moveToFree(temporary: string, target: string): Promise<boolean> {
  try {
    await rename(temporary, target);
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes(String(error.code));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
