/** What the reader chose for this browser: colours, and whether single letters are keys. */

export type Theme = "auto" | "light" | "dark";

const THEME = "holdfast.theme";
const LETTERS = "holdfast.letters";

export const themeNow = (): Theme => {
  const kept = read(THEME);
  return kept === "light" || kept === "dark" ? kept : "auto";
};

export function setTheme(theme: Theme): void {
  write(THEME, theme);
  applySettings();
}

export const lettersOn = (): boolean => read(LETTERS) !== "off";
export const setLetters = (on: boolean): void => write(LETTERS, on ? "on" : "off");

export function applySettings(): void {
  const theme = themeNow();
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

// Storage is refused in some browsers for files and in private windows: then nothing is kept.
function read(name: string): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    window.localStorage.setItem(name, value);
  } catch {
    // Not kept; the page works all the same.
  }
}
