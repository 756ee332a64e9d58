import type { DataSource } from "../../core/data";
import type { RecordInfo, ScreenName } from "../../core/types";

export type Params = Record<string, string | string[] | null>;

/** What every screen is given. */
export interface ScreenProps {
  record: RecordInfo;
  data: DataSource;
  /** The screen's state, from the address. */
  params: URLSearchParams;
  /** What follows the screen's name in the address: the document of the reader; else "". */
  rest: string;
  /** Changes this screen's state: a step back in the browser undoes it, unless `replace`. */
  go(change: Params, options?: { replace?: boolean }): void;
  /** The `href` of a screen in a state. */
  link(screen: ScreenName, params?: Params, rest?: string): string;
  /** Asks for `/record.json` anew: after a decision or after articles were added. */
  refresh(): void;
}
