import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useKeys } from "./keys";

interface CardOf {
  card: RefObject<HTMLElement | null>;
  heading: RefObject<HTMLHeadingElement | null>;
  close(): void;
}

/**
 * A card that opens beside what was chosen. It is read out from its heading, Escape closes it, and
 * what it was opened by has the focus again. One that the address opens takes the focus from nobody.
 */
export function useCard(key: string, onClose: () => void): CardOf {
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLElement | SVGElement | null>(null);
  useLayoutEffect(() => {
    const now = document.activeElement;
    if (!isOpener(now) || card.current?.contains(now)) return;
    opener.current = now;
    heading.current?.focus({ preventScroll: true });
  }, [key]);
  const close = () => {
    if (opener.current?.isConnected) opener.current.focus({ preventScroll: true });
    onClose();
  };
  useKeys("Card", [{ key: "Escape", does: "close the card", run: close }]);
  return { card, heading, close };
}

function isOpener(element: Element | null): element is HTMLElement | SVGElement {
  return (element instanceof HTMLElement || element instanceof SVGElement) && element.matches("a, button, [role=button]");
}
