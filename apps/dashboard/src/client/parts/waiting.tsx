import type { ComponentChildren } from "preact";
import type { Resource } from "../use-resource.ts";

interface Props<T> {
  readonly resource: Resource<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** What was asked for once it is there; until then, or where it fails, a line that says so. */
export function Waiting<T>({ resource, children }: Props<T>) {
  if (resource.state === "waiting") return <p role="status">Loading …</p>;
  if (resource.state === "failed") return <p role="alert">{resource.problem}</p>;
  return <>{children(resource.value)}</>;
}
