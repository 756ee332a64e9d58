import { useLayoutEffect, useState } from "preact/hooks";
import type { DataSource } from "../../core/data";
import type { Progress } from "../../core/types";

const ASK_MS = 1000;

/** What a reader is told who waits for the first gathering of a large record: which step it is at. */
export function Gathering({ data }: { data: DataSource }) {
  const [now, setNow] = useState<Progress | null>(null);
  useLayoutEffect(() => {
    if (data.kind !== "server") return undefined;
    const ask = () => data.get<Progress>("/progress.json").then(setNow, () => setNow(null));
    const timer = setInterval(ask, ASK_MS);
    return () => clearInterval(timer);
  }, [data]);
  const known = now !== null && !now.ready && now.step !== "";
  return (
    <div class="gathering" aria-busy="true">
      <p class="muted" role="status">Gathering the record. {known ? `${now.step} (${now.number} of ${now.of}).` : "A large one takes a while the first time."}</p>
      {known && <progress max={now.of} value={now.number - 1} aria-label="Steps of gathering that are done" />}
    </div>
  );
}
