import { useEffect, useState } from "preact/hooks";

/** A view of the page: the words of its path, and the choices made in it. */
export interface Route {
  readonly path: readonly string[];
  readonly choices: URLSearchParams;
}

/** Reads `#/runs/NAME?dimension=region`; every word of the path was encoded. */
function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const words = path.split("/").filter((word) => word !== "");
  return { path: words.map(decoded), choices: new URLSearchParams(query) };
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** The address of a view. */
export function routeTo(path: readonly string[], choices: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(choices).toString();
  return `#/${path.map(encodeURIComponent).join("/")}${query === "" ? "" : `?${query}`}`;
}

/** Makes one choice in the view that is shown, and keeps the others; Back does not undo it. */
export function choose(route: Route, name: string, value: string): void {
  const choices = { ...Object.fromEntries(route.choices), [name]: value };
  location.replace(routeTo(route.path, choices));
}

/** The view that the address names, as it changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return parseRoute(hash);
}
