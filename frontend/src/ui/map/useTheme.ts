import { useLayoutEffect, useState } from "preact/hooks";

/** Another text whenever the page's colours become others: what is drawn on a canvas is drawn anew. */
export function useTheme(): string {
  const [theme, setTheme] = useState(themeNow);
  useLayoutEffect(() => {
    const look = () => setTheme(themeNow());
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    dark.addEventListener("change", look);
    return () => {
      observer.disconnect();
      dark.removeEventListener("change", look);
    };
  }, []);
  return theme;
}

function themeNow(): string {
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  return `${document.documentElement.dataset["theme"] ?? "auto"} ${dark}`;
}
