/** Small pieces of English that several screens write. */

/** “1 article”, “2,000 articles”; an irregular plural may be given. */
export const count = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`;

const THOUSANDS = new Intl.NumberFormat("en");

/** A number with its thousands apart. A small one is written without asking for it, which is slow. */
export const grouped = (n: number): string => (Number.isInteger(n) && n >= 0 && n < 1000 ? String(n) : THOUSANDS.format(n));

/** “a”, “a and b”, “a, b and c”. */
export function listOf(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

/** “67 %”, or “ungraded” where too few were judged. */
export const share = (value: number | null): string => (value === null ? "ungraded" : `${Math.round(value * 100)} %`);

const MOODS: Record<string, string> = {
  fact: "told as fact",
  reported: "reported",
  claimed: "claimed",
  denied: "denied",
  planned: "planned",
  attempted: "attempted",
  threatened: "threatened",
  conditional: "only on a condition",
  predicted: "predicted",
  question: "asked, not told",
  recommended: "called for",
};

const COMMITMENTS: Record<string, string> = { probable: "probably", possible: "possibly", uncommitted: "left open" };

/** How something is told: “claimed, possibly, and not so”. */
export function tellingOf(mood: string, polarity: string, commitment: string): string {
  const parts = [MOODS[mood] ?? mood, COMMITMENTS[commitment] ?? "", polarity === "-" ? "said not to be so" : ""];
  return parts.filter((part) => part !== "").join(", ");
}

/** A type as words: `territory.gained` → “territory gained”. */
export const plainType = (type: string): string => type.replace(/[._-]/g, " ");

/** The start of a hash, enough to tell two apart by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

/** First letter large. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A difference with its sign. */
export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : "0");

/** “Net +1 in 30 days, +2 in 90 days.”; where nothing was gained or lost, in words. */
export function momentumWords(momentum: readonly { days: number; gained: number; lost: number; net: number }[]): string {
  if (momentum.length === 0) return "";
  const quiet = momentum.filter(({ gained, lost }) => gained + lost === 0);
  const told = momentum.filter(({ gained, lost }) => gained + lost > 0);
  if (told.length === 0) return `No gain or loss in the ${Math.max(...quiet.map(({ days }) => days))} days before.`;
  return `Net ${told.map(({ days, net }) => `${signed(net)} in ${days} days`).join(", ")}.`;
}
