import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type Route, routeTo } from "../route.ts";

interface Props {
  readonly id: string;
  readonly title: string;
  readonly route: Route;
  readonly children: ComponentChildren;
}

/** A part of a view with a heading that an address can name: `?section=ID` scrolls to it. */
export function Section({ id, title, route, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isNamed = route.choices.get("section") === id;
  useEffect(() => {
    if (!isNamed) return;
    heading.current?.scrollIntoView();
    heading.current?.focus({ preventScroll: true });
  }, [isNamed]);
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Links to the sections of a view. */
export function SectionLinks({
  route,
  sections,
}: {
  readonly route: Route;
  readonly sections: readonly SectionName[];
}) {
  const others = Object.fromEntries(route.choices);
  return (
    <nav class="sections" aria-label="Sections">
      <ul>
        {sections.map(([id, title]) => (
          <li key={id}>
            <a href={routeTo(route.path, { ...others, section: id })}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export type SectionName = readonly [id: string, title: string];
