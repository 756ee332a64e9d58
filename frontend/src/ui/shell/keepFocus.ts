/** What can be reached by the tab key. */
const REACHED = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]';

/**
 * Where a button goes away as it is pressed, the browser's focus falls to the top of the page, and a
 * reader without a mouse starts anew. It goes to the nearest thing that can be reached instead.
 */
export function keepFocus(root: HTMLElement): void {
  let path: Element[] = [];
  root.addEventListener("focusin", (event) => {
    path = event.target instanceof Element ? pathOf(event.target, root) : [];
  });
  root.addEventListener("focusout", (event) => {
    // Left for another place, or for another window: nothing is lost.
    if (event.target instanceof Element && event.target.isConnected && event.relatedTarget !== null) path = [];
  });
  new MutationObserver(() => {
    const lost = path[0];
    if (lost === undefined || lost.isConnected || document.activeElement !== document.body) return;
    const near = path.filter((each) => each.isConnected).map(reachedIn).find((each) => each !== null);
    path = [];
    (near ?? document.getElementById("main"))?.focus({ preventScroll: true });
  }).observe(root, { childList: true, subtree: true });
}

/** The element and all that it stands in, up to the root. */
function pathOf(element: Element, root: Element): Element[] {
  const found: Element[] = [];
  for (let each: Element | null = element; each !== null && each !== root; each = each.parentElement) found.push(each);
  return found;
}

function reachedIn(element: Element): HTMLElement | null {
  const inside = element.querySelector<HTMLElement>(REACHED);
  return inside ?? (element.matches(REACHED) || element.id === "main" ? (element as HTMLElement) : null);
}
