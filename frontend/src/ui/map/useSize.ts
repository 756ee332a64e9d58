import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** The element's width and height in whole pixels, as it changes; null before it is on the page. */
export function useSize(element: RefObject<Element | null>): [number, number] | null {
  const [size, setSize] = useState<[number, number] | null>(null);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const measure = () => {
      // Paper shows what was drawn for the page, made smaller: nothing is drawn anew for it.
      if (window.matchMedia("print").matches) return;
      const { width, height } = watched.getBoundingClientRect();
      const now: [number, number] = [Math.round(width), Math.round(height)];
      setSize((before) => (before && before[0] === now[0] && before[1] === now[1] ? before : now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
