import { useEffect, useState } from "preact/hooks";
import { DataError, type DataSource } from "../../core/data";

export interface Loaded<T> {
  /** The last answer: kept, and `stale`, while the next address loads, so that nothing jumps. */
  value: T | null;
  stale: boolean;
  problem: string | null;
}

/** The JSON at an address; null asks for nothing. `again` asks once more when it changes. */
export function useData<T>(data: DataSource, address: string | null, again: unknown = null): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ value: null, stale: true, problem: null });
  useEffect(() => {
    if (address === null) return undefined;
    let wanted = true;
    setLoaded((before) => ({ ...before, stale: true }));
    data.get<T>(address).then(
      (value) => wanted && setLoaded({ value, stale: false, problem: null }),
      (error: unknown) => wanted && setLoaded({ value: null, stale: false, problem: sentenceOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [data, address, again]);
  return loaded;
}

export const sentenceOf = (error: unknown): string =>
  error instanceof DataError ? error.message : "Something went wrong on this page. Load it again.";
