import { useCallback, useLayoutEffect, useState } from "preact/hooks";
import { type Address, currentText, formatAddress, hrefOf, type Mode, parseAddress } from "../../core/router";

export interface Navigation {
  /** Null where the address names no screen. */
  address: Address | null;
  open(address: Address, options?: { replace?: boolean }): void;
}

/** The address in the browser's bar, and how to change it. Links inside the page load nothing anew. */
export function useAddress(mode: Mode): Navigation {
  const [text, setText] = useState(() => currentText(window.location, mode));
  const read = useCallback(() => setText(currentText(window.location, mode)), [mode]);
  useLayoutEffect(() => {
    const event = mode === "hash" ? "hashchange" : "popstate";
    window.addEventListener(event, read);
    window.addEventListener("popstate", read);
    return () => {
      window.removeEventListener(event, read);
      window.removeEventListener("popstate", read);
    };
  }, [mode, read]);
  const open = useCallback(
    (address: Address, { replace = false } = {}) => {
      const href = hrefOf(address, mode);
      if (formatAddress(address) === currentText(window.location, mode).replace(/^#/, "")) return;
      if (replace) window.history.replaceState(null, "", href);
      else window.history.pushState(null, "", href);
      read();
    },
    [mode, read],
  );
  useLayoutEffect(() => {
    if (mode === "hash") return undefined;
    const clicked = (event: MouseEvent) => {
      const address = insideLink(event);
      if (address === null) return;
      event.preventDefault();
      open(address);
    };
    document.addEventListener("click", clicked);
    return () => document.removeEventListener("click", clicked);
  }, [mode, open]);
  return { address: parseAddress(text), open };
}

/** The screen that a plain click on a link of ours leads to; null for every other click. */
function insideLink(event: MouseEvent): Address | null {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!plain || event.defaultPrevented || !(event.target instanceof Element)) return null;
  const anchor = event.target.closest("a");
  if (anchor === null || anchor.target !== "" || anchor.hasAttribute("download")) return null;
  const url = new URL(anchor.href, window.location.href);
  if (url.origin !== window.location.origin || url.hash !== "" || url.pathname.endsWith(".json")) return null;
  return parseAddress(url.pathname + url.search);
}
