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
