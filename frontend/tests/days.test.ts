import { describe, expect, it } from "vitest";
import { dayName, datesInWords, dayNumber, dayNumberOrNull, dayOf, edgeWords, stretchName } from "../src/core/days";

describe("days as numbers", () => {
  it("goes there and back for every day of four centuries", () => {
    for (let day = dayNumber("1800-01-01"); day <= dayNumber("2200-01-01"); day += 37) {
      expect(dayNumber(dayOf(day))).toBe(day);
    }
    expect(dayNumber("1970-01-01")).toBe(0);
    expect(dayNumber("0044-03-15")).toBeLessThan(dayNumber("0045-03-15"));
  });

  it.each(["2015-02-29", "2015-13-01", "2015-05", "yesterday", "2015-5-3"])("refuses %s", (text) => {
    expect(() => dayNumber(text)).toThrow(RangeError);
    expect(dayNumberOrNull(text)).toBeNull();
  });
});

describe("days as words", () => {
  it("names a day, a month and a year", () => {
    expect(dayName("2015-05-07")).toBe("7 May 2015");
    expect(dayName("2015-05")).toBe("May 2015");
    expect(dayName("2015")).toBe("2015");
  });

  it.each([
    ["2015-05-17", "2015-05-17", "17 May 2015", "on 17 May 2015"],
    ["2015-05-10", "2015-05-17", "10 to 17 May 2015", "between 10 and 17 May 2015"],
    ["2015-05-01", "2015-05-31", "May 2015", "in May 2015"],
    ["2016-02-01", "2016-02-29", "February 2016", "in February 2016"],
    ["2015-04-10", "2015-05-17", "10 April to 17 May 2015", "between 10 April and 17 May 2015"],
    ["2015-01-01", "2015-12-31", "2015", "in 2015"],
    ["2013-01-01", "2014-12-31", "2013 to 2014", "between 2013 and 2014"],
    ["2014-12-30", "2015-01-02", "30 December 2014 to 2 January 2015", "between 30 December 2014 and 2 January 2015"],
    [null, "2015-05-17", "by 17 May 2015", "by 17 May 2015"],
    ["2015-05-17", null, "on or after 17 May 2015", "on or after 17 May 2015"],
    [null, null, "on an unknown day", "on an unknown day"],
  ])("says %s to %s", (earliest, latest, stretch, edge) => {
    expect(stretchName(earliest, latest)).toBe(stretch);
    expect(edgeWords({ earliest, latest })).toBe(edge);
  });
});

it("writes the days in a sentence as everywhere", () => {
  expect(datesInWords("that X lost Y between 2016-02-16 and 2016-02-19 rests on it alone")).toBe(
    "that X lost Y between 16 February 2016 and 19 February 2016 rests on it alone",
  );
  expect(datesInWords("items-2016-02-161 and 2016")).toBe("items-2016-02-161 and 2016");
});
