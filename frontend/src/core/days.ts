/** Days as numbers and as words. A day number counts from 1970-01-01; nothing here knows a clock. */
import type { Day, Edge } from "./types";

const MS_PER_DAY = 86_400_000;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Days since 1970-01-01. Throws on what is not an ISO 8601 day of the calendar. */
export function dayNumber(day: Day): number {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (found) {
    const date = new Date(0);
    date.setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
    if (date.toISOString().slice(0, 10) === day) return date.getTime() / MS_PER_DAY;
  }
  throw new RangeError(`${day} is not a day such as 2015-05-31`);
}

/** The number, or null for null and for what is no day. */
export function dayNumberOrNull(day: Day | null | undefined): number | null {
  if (!day) return null;
  try {
    return dayNumber(day);
  } catch {
    return null;
  }
}

/** The ISO 8601 day. */
export function dayOf(number: number): Day {
  return new Date(Math.round(number) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** "17 May 2015". What is no whole day ("2015-05") is named as far as it goes. */
export function dayName(day: Day): string {
  const [year = "", month, date] = day.split("-");
  const named = MONTHS[Number(month) - 1];
  if (!named) return year;
  return date ? `${Number(date)} ${named} ${year}` : `${named} ${year}`;
}

/** "May 2015", or "May" in a row where the year is said elsewhere. */
export function monthName(month: string, withYear = true): string {
  const [year = "", number] = month.split("-");
  const named = MONTHS[Number(number) - 1] ?? month;
  return withYear ? `${named} ${year}` : named;
}

/**
 * A stretch of days: "17 May 2015", "10 to 17 May 2015", "May 2015", "2015", "by 17 May 2015",
 * "on or after 17 May 2015", "on an unknown day".
 */
export function stretchName(earliest: Day | null, latest: Day | null): string {
  if (!earliest && !latest) return "on an unknown day";
  if (!earliest) return `by ${dayName(latest as Day)}`;
  if (!latest) return `on or after ${dayName(earliest)}`;
  if (earliest === latest) return dayName(earliest);
  const [firstYear, firstMonth, firstDay] = earliest.split("-");
  const [lastYear, lastMonth, lastDay] = latest.split("-");
  if (firstYear === lastYear) {
    if (earliest.endsWith("-01-01") && latest.endsWith("-12-31")) return firstYear as string;
    if (firstMonth === lastMonth) {
      const whole = firstDay === "01" && dayOf(dayNumber(latest) + 1).endsWith("-01");
      const month = monthName(`${firstYear}-${firstMonth}`);
      return whole ? month : `${Number(firstDay)} to ${Number(lastDay)} ${month}`;
    }
    return `${Number(firstDay)} ${monthName(`-${firstMonth}`, false)} to ${dayName(latest)}`;
  }
  const wholeYears = earliest.endsWith("-01-01") && latest.endsWith("-12-31");
  return wholeYears ? `${firstYear} to ${lastYear}` : `${dayName(earliest)} to ${dayName(latest)}`;
}

/** When an edge came, as an adverbial: "on 17 May 2015", "between 1 and 9 May 2015", "in 2015". */
export function edgeWords(edge: Pick<Edge, "earliest" | "latest"> | null): string {
  if (!edge) return "on an unknown day";
  const { earliest, latest } = edge;
  const name = stretchName(earliest, latest);
  if (!earliest || !latest) return name;
  if (earliest === latest) return `on ${name}`;
  return name.includes(" to ") ? `between ${name.replace(" to ", " and ")}` : `in ${name}`;
}

/** A sentence of the server, its days written as the page writes them. */
export const datesInWords = (text: string): string => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayName(day));
