/** The English name of a country from its two-letter code; what is no such code is given back. */
const NAMES = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

export function countryName(code: string | null): string | null {
  if (code === null || !/^[A-Z]{2}$/.test(code)) return code;
  return NAMES.of(code) ?? code;
}
