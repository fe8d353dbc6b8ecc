import { useEffect, useState } from "preact/hooks";

/** Something that was asked of the server. */
export type Resource<T> =
  | { readonly state: "waiting" }
  | { readonly state: "failed"; readonly problem: string }
  | { readonly state: "there"; readonly value: T };

const waiting = { state: "waiting" } as const;

/** What an error says. */
export function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Asks again whenever `key` changes; an answer that was overtaken is dropped. */
export function useResource<T>(key: string, load: () => Promise<T>): Resource<T> {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly resource: Resource<T> }>();
  useEffect(() => {
    let isCurrent = true;
    const settle = (resource: Resource<T>): void => {
      if (isCurrent) setAnswer({ key, resource });
    };
    load().then(
      (value) => settle({ state: "there", value }),
      (error: unknown) => settle({ state: "failed", problem: problemOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return answer?.key === key ? answer.resource : waiting;
}
