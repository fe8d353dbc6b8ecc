import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Props {
  readonly summary: string;
  /** Made when it is first unfolded. */
  readonly children: () => ComponentChildren;
}

/** Something long that is there when it is asked for. */
export function Unfold({ summary, children }: Props) {
  const [wasOpen, setWasOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setWasOpen((was) => was || currentTarget.open)}>
      <summary>{summary}</summary>
      {wasOpen && children()}
    </details>
  );
}
