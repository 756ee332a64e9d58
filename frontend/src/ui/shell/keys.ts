import { useLayoutEffect } from "preact/hooks";
import { lettersOn } from "./settings";

export interface Key {
  /** As in `KeyboardEvent.key`: "j", "ArrowLeft", "?". */
  key: string;
  /** What it does, for the help: "next passage". */
  does: string;
  run(): void;
}

interface Group {
  title: string;
  keys: readonly Key[];
}

const groups = new Set<Group>();

/** What can be pressed now, for the help. */
export const keysNow = (): readonly Group[] => [...groups];

/** Keys while a component is on the page. Never fire while typing, nor with Ctrl, Alt or Meta. */
export function useKeys(title: string, keys: readonly Key[]): void {
  useLayoutEffect(() => {
    const group = { title, keys };
    groups.add(group);
    const pressed = (event: KeyboardEvent) => {
      const key = keys.find((one) => one.key === event.key);
      if (key === undefined || !isFree(event)) return;
      event.preventDefault();
      key.run();
    };
    document.addEventListener("keydown", pressed);
    return () => {
      groups.delete(group);
      document.removeEventListener("keydown", pressed);
    };
  });
}

function isFree(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return false;
  // A letter held down would answer a row of questions in the review.
  if (event.repeat && event.key.length === 1) return false;
  const target = event.target;
  if (!(target instanceof Element)) return true;
  if (target.closest("dialog[open]") !== null) return false;
  if (target.closest("input, textarea, select, [contenteditable]") !== null) return false;
  if (event.key.startsWith("Arrow") && target.closest("[role=slider], [role=radiogroup], [role=tablist]") !== null) return false;
  return event.key.length > 1 || lettersOn();
}
