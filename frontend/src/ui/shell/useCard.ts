import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useKeys } from "./keys";

/**
 * A card that opens beside what was chosen. It is read out from its heading, Escape closes it, and
 * what it was opened by has the focus again. One that the address opens takes the focus from nobody.
 */
export function useCard(key: string, onClose: () => void): { card: RefObject<HTMLElement | null>; heading: RefObject<HTMLHeadingElement | null> } {
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const shown = card.current;
    if (!isOpener(opener) || shown?.contains(opener)) return undefined;
    heading.current?.focus({ preventScroll: true });
    return () => {
      // By now the card may be off the page, and the focus with it.
      const now = document.activeElement;
      if (opener.isConnected && (now === document.body || shown?.contains(now))) opener.focus({ preventScroll: true });
    };
  }, [key]);
  useKeys("Card", [{ key: "Escape", does: "close the card", run: onClose }]);
  return { card, heading };
}

function isOpener(element: Element | null): element is HTMLElement | SVGElement {
  return (element instanceof HTMLElement || element instanceof SVGElement) && element.matches("a, button, [role=button]");
}
