import type { IncidentsQuery } from "../../core/incidents";
import { useKept } from "../map/useKept";
import type { ScreenProps } from "../shell/props";

/** Words anywhere in a row or its quotes, and days. */
export function Search({ query, go }: { query: IncidentsQuery; go: ScreenProps["go"] }) {
  const [words, setWords] = useKept(query.q, (text) => go({ q: text || null, offset: null }, { replace: true }), 250);
  return (
    <form class="incidents-search" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="words">
        <span>Search in rows and quotes</span>
        <input type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </label>
      <Day name="from" label="From" value={query.from} go={go} />
      <Day name="to" label="To" value={query.to} go={go} />
    </form>
  );
}

function Day({ name, label, value, go }: { name: "from" | "to"; label: string; value: string | null; go: ScreenProps["go"] }) {
  return (
    <label>
      <span>{label}</span>
      <input type="date" value={value ?? ""} onChange={(event) => go({ [name]: event.currentTarget.value || null, offset: null })} />
    </label>
  );
}
