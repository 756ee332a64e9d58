import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { DataSource } from "../../core/data";
import { changed, hrefOf, type Address, type Mode } from "../../core/router";
import type { RecordInfo, ScreenName } from "../../core/types";
import { SCREEN_TABLE, type ScreenEntry } from "../screens";
import { Footer } from "./Footer";
import { Gathering } from "./Gathering";
import { Header } from "./Header";
import { KeyHelp } from "./KeyHelp";
import { useKeys } from "./keys";
import type { Params, ScreenProps } from "./props";
import { useAddress } from "./useAddress";
import { useData } from "./useData";

/** The page: header, one screen, footer. */
export function App({ data, mode }: { data: DataSource; mode: Mode }) {
  const { address, open } = useAddress(mode);
  const [changes, setChanges] = useState(0);
  const loaded = useData<RecordInfo>(data, "/record.json", changes);
  const [help, setHelp] = useState(false);
  useKeys("Everywhere", [{ key: "?", does: "show these keys", run: () => setHelp(true) }]);
  const link = useCallback(
    (screen: ScreenName, params: Params = {}, rest = "") =>
      hrefOf({ screen, rest, params: changed(new URLSearchParams(), params) }, mode),
    [mode],
  );
  const record = loaded.value;
  const entry = SCREEN_TABLE.find((one) => one.name === address?.screen && record?.screens.includes(one.name));
  useScreenTitle(record, entry);
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => skipTo(event)}>Skip to the page</a>
      <Header record={record} screen={address?.screen ?? null} link={link} onHelp={() => setHelp(true)} />
      <main id="main" tabIndex={-1}>
        {loaded.problem !== null && <p class="problem" role="alert">{loaded.problem}</p>}
        {record === null && loaded.problem === null && <Gathering data={data} />}
        {record !== null && address !== null && entry !== undefined && (
          <Screen entry={entry} address={address} shared={{ record, data, link, refresh: () => setChanges((n) => n + 1) }} open={open} />
        )}
        {record !== null && entry === undefined && (
          <p class="problem">There is no such page here. <a href={link("brief")}>Go to the brief.</a></p>
        )}
      </main>
      {record !== null && <Footer record={record} />}
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </>
  );
}

interface ScreenOf {
  entry: ScreenEntry;
  address: Address;
  shared: Pick<ScreenProps, "record" | "data" | "link" | "refresh">;
  open(address: Address, options?: { replace?: boolean }): void;
}

function Screen({ entry, address, shared, open }: ScreenOf) {
  const now = useRef(address);
  now.current = address;
  const go = useCallback(
    (change: Params, options?: { replace?: boolean }) => {
      // What a screen asked for may come when the reader is on another one.
      if (now.current.screen !== entry.name) return;
      // Kept at once: another change may come before the page is drawn.
      now.current = { ...now.current, params: changed(now.current.params, change) };
      open(now.current, options);
    },
    [open, entry.name],
  );
  const query = address.params.toString();
  const params = useMemo(() => new URLSearchParams(query), [query]);
  const Component = entry.component;
  return <Component key={entry.name} {...shared} params={params} rest={address.rest} go={go} />;
}

/** The browser's title tells where one is; a new screen is read out from its top. */
function useScreenTitle(record: RecordInfo | null, entry: ScreenEntry | undefined): void {
  const before = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (record === null || entry === undefined) return;
    document.title = `${entry.title} · ${record.title}`;
    if (before.current !== null && before.current !== entry.name) {
      window.scrollTo(0, 0);
      document.getElementById("main")?.focus({ preventScroll: true });
    }
    before.current = entry.name;
  }, [record, entry]);
}

function skipTo(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
