import { describe, expect, it } from "vitest";
import { changed, currentText, formatAddress, hrefOf, parseAddress } from "../src/core/router";

describe("addresses", () => {
  it.each(["/map?place=geonames%3A1&t=2015-05-31", "/reader/abc?s=1", "/incidents?type=a&type=b", "/brief"])(
    "%s is read and written the same, as a path and after the hash",
    (text) => {
      const address = parseAddress(text);
      expect(address && formatAddress(address)).toBe(text);
      expect(parseAddress(`#${text}`)).toEqual(address);
    },
  );
  it("is the brief where nothing is named, and nothing where no screen has the name", () => {
    expect(parseAddress("/")?.screen).toBe("brief");
    expect(parseAddress("")?.screen).toBe("brief");
    expect(parseAddress("/nowhere")).toBeNull();
  });
  it("is the same whatever order the state was set in, and leaves empty parts out", () => {
    const one = parseAddress("/map?t=2015-05-31&place=x&q=");
    expect(one && formatAddress(one)).toBe("/map?place=x&t=2015-05-31");
  });
  it("keeps what follows the screen's name, however odd", () => {
    const address = { screen: "reader", rest: "a/b ü?#", params: new URLSearchParams() } as const;
    expect(parseAddress(formatAddress(address))?.rest).toBe(address.rest);
    expect(parseAddress("/reader/%E0%A4%A")?.rest).toBe("%E0%A4%A");
  });
  it("is written for the server or for the file", () => {
    const address = { screen: "why", rest: "", params: new URLSearchParams("effect=x") } as const;
    expect(hrefOf(address, "path")).toBe("/why?effect=x");
    expect(hrefOf(address, "hash")).toBe("#/why?effect=x");
    const place = { pathname: "/why", search: "?effect=x", hash: "#/map" };
    expect(currentText(place, "path")).toBe("/why?effect=x");
    expect(currentText(place, "hash")).toBe("#/map");
  });
  it("changes only what is named", () => {
    const before = new URLSearchParams("a=1&b=2&b=3");
    expect(changed(before, { b: null, c: ["4", "5"] }).toString()).toBe("a=1&c=4&c=5");
    expect(before.toString()).toBe("a=1&b=2&b=3");
  });
});
