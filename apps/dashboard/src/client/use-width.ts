import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

const stepPixels = 20;

/** The width of an element in steps of 20 pixels, as it changes; 0 until it is laid out. */
export function useWidth<T extends HTMLElement>(): { readonly ref: RefObject<T | null>; readonly width: number } {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => setWidth(Math.floor(element.clientWidth / stepPixels) * stepPixels);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
