import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { DataError, type DataSource } from "../../core/data";

export interface Loaded<T> {
  /** The last answer: kept, and `stale`, while the next address loads, so that nothing jumps. */
  value: T | null;
  stale: boolean;
  problem: string | null;
}

interface Answered<T> {
  /** What was asked; null before the first answer. */
  ask: object | null;
  value: T | null;
  problem: string | null;
}

/** The JSON at an address; null asks for nothing. `again` asks once more when it changes. */
export function useData<T>(data: DataSource, address: string | null, again: unknown = null): Loaded<T> {
  const [answered, setAnswered] = useState<Answered<T>>({ ask: null, value: null, problem: null });
  const ask = useMemo(() => ({}), [data, address, again]);
  useLayoutEffect(() => {
    if (address === null) return undefined;
    let wanted = true;
    data.get<T>(address).then(
      (value) => wanted && setAnswered({ ask, value, problem: null }),
      (error: unknown) => wanted && setAnswered({ ask, value: null, problem: sentenceOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [ask]);
  // Stale from the moment another address is wanted, so that no key answers what is gone.
  return { value: answered.value, stale: answered.ask !== ask, problem: answered.problem };
}

export const sentenceOf = (error: unknown): string =>
  error instanceof DataError ? error.message : "Something went wrong on this page. Load it again.";
