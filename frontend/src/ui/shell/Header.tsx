import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RecordInfo, ScreenName } from "../../core/types";
import { SCREEN_TABLE } from "../screens";
import type { ScreenProps } from "./props";
import { setTheme, themeNow, type Theme } from "./settings";

interface HeaderProps {
  record: RecordInfo | null;
  screen: ScreenName | null;
  link: ScreenProps["link"];
  onHelp(): void;
}

export function Header({ record, screen, link, onHelp }: HeaderProps) {
  const shown = SCREEN_TABLE.filter((one) => record === null || record.screens.includes(one.name));
  const menu = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => showCurrent(menu.current), [screen, record]);
  return (
    <header class="masthead">
      <div class="masthead-line">
        <p class="brand"><a href={link("brief")}>Holdfast</a></p>
        <p class="record-title">{record?.title}</p>
        <p class="as-of">{record !== null && (record.asOf === null ? "no date known" : <>as of <time>{record.asOf}</time></>)}</p>
        <div class="tools">
          <ThemeButton />
          <button type="button" class="tool" onClick={onHelp} aria-label="Keys">?</button>
        </div>
      </div>
      <nav aria-label="Screens">
        <ul ref={menu}>
          {shown.map((one) => (
            <li key={one.name}>
              <a href={link(one.name)} aria-current={one.name === screen ? "page" : undefined}>{one.title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** On a narrow page the menu scrolls sideways: where one is stays in sight. */
function showCurrent(menu: HTMLElement | null): void {
  const here = menu?.querySelector<HTMLElement>("[aria-current]");
  if (menu && here) menu.scrollLeft = here.offsetLeft - menu.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
}

const NEXT: Record<Theme, Theme> = { auto: "light", light: "dark", dark: "auto" };
const NAMES: Record<Theme, string> = { auto: "Colours: as the system", light: "Colours: light", dark: "Colours: dark" };
const SIGNS: Record<Theme, string> = { auto: "◐", light: "○", dark: "●" };

function ThemeButton() {
  const [theme, setShown] = useState(themeNow());
  const turn = () => {
    setTheme(NEXT[theme]);
    setShown(NEXT[theme]);
  };
  return <button type="button" class="tool" onClick={turn} aria-label={NAMES[theme]} title={NAMES[theme]}>{SIGNS[theme]}</button>;
}
