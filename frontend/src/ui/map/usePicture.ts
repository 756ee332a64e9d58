import type { GeoProjection } from "d3-geo";
import { useMemo, useRef } from "preact/hooks";
import { differences } from "../../core/changes";
import { type Names, type PlaceState, signature, stateAt, stateWords } from "../../core/control";
import { type Spotted, thinned } from "../../core/drawn";
import { type Spot, indexPoints, pointsNear, spotsIn } from "../../core/points";
import { type View, WHOLE, extentOfPlaces, fitted, isWorld, viewOfText, viewText } from "../../core/projection";
import { type Mark, markOf } from "../../core/symbols";
import { count } from "../../core/words";
import type { Actor, ControlScreen, PlaceRef, Points, RecordInfo } from "../../core/types";
import { actorOf } from "../shell/Looks";
import type { ShownPlace } from "./PlaceSymbols";
import type { MapState } from "./useMapState";
import { useKept } from "./useKept";

export interface Picture {
  projection: GeoProjection | null;
  /** The whole world is shown, for which a flatter box is enough. */
  world: boolean;
  view: View;
  onView(view: View): void;
  states: readonly { place: PlaceRef; state: PlaceState }[];
  places: readonly ShownPlace[];
  spots: readonly Spot[];
  /** Of the places, how many are not unknown; of the incidents, how many are of these days. */
  known: number;
  shown: number;
  hidden: number;
  /** Incidents of these days outside the picture. */
  beyond: number;
  actors: readonly Actor[];
  name: Names;
  /** Ids of the incidents under a point of the box. */
  at(point: [number, number]): string[];
}

interface Told {
  record: RecordInfo;
  control: ControlScreen;
  points: Points | null;
}

/** All that is drawn, for a state of the map in a box of a size. */
export function usePicture(state: MapState, { record, control, points }: Told, size: [number, number] | null): Picture {
  const { day, versus, from, types, fit } = state;
  const extent = useMemo(() => extentOfRecord(control, points, fit), [control, fit === ALL || !control.places.length ? points : null, fit]);
  const projection = useMemo(() => (size ? fitted(extent, ...size) : null), [extent, size]);
  const inAddress = useMemo(() => (projection && size ? viewOfText(state.view, projection, size) : WHOLE), [state.view, projection, size]);
  const [view, onView] = useKept(inAddress, (next) => projection && size && state.onView(viewText(next, projection, size)), 300);
  const look = useMemo(() => looks(record), [record]);
  const states = useMemo(() => control.places.map(({ place, spells }) => ({ place, state: stateAt(spells, day) })), [control, day]);
  const spotted = useMemo(() => spottedOf(control, projection), [control, projection]);
  const places = usePlaces(state, { states, spotted, view, size, look, control, versus });
  const actors = useMemo(() => look.holders(control), [look, control]);
  const index = useMemo(() => (points && projection ? indexPoints(points, (lon, lat) => projection([lon, lat])) : null), [points, projection]);
  const choice = useMemo(() => ({ from, to: day, types }), [from, day, types]);
  const drawn = useMemo(() => (index && size ? spotsIn(index, choice, view, size) : NOTHING), [index, choice, view, size]);
  return {
    projection,
    world: isWorld(extent),
    view,
    onView,
    states,
    places: places.shown,
    spots: drawn.spots,
    known: states.filter(({ state: each }) => each.kind !== "unknown").length,
    shown: drawn.shown,
    hidden: places.hidden,
    beyond: drawn.shown - drawn.inView,
    actors,
    name: look.name,
    at: (point) => (index && points ? pointsNear(index, choice, view, point).map((which) => points.ids[which] as string) : []),
  };
}

/** In the address: the map is fitted to all incidents too. */
export const ALL = "all";
const NOTHING = { spots: [], shown: 0, inView: 0 };

/** Fitted to the places whose control is told: all, those of a country, or all and all incidents. */
function extentOfRecord(control: ControlScreen, points: Points | null, fit: string | null) {
  const all = control.places.map(({ place }) => place);
  const inside = fit === null ? [] : all.filter(({ country }) => country === fit);
  const places: { lat: number | null; lon: number | null }[] = inside.length ? inside : all;
  if (points && (fit === ALL || !places.length)) points.lat.forEach((lat, at) => places.push({ lat, lon: points.lon[at] as number }));
  return extentOfPlaces(places);
}

interface Looks {
  actor(key: string): Actor;
  name: Names;
  /** The same object for states that look alike, so that only what changed is drawn anew. */
  mark(state: PlaceState): Mark;
  holders(control: ControlScreen): Actor[];
}

function looks(record: RecordInfo): Looks {
  const known = new Map(record.actors.map((actor) => [actor.key, actor]));
  const actor = (key: string) => known.get(key) ?? actorOf(record.actors, key);
  const marks = new Map<string, Mark>();
  return {
    actor,
    name: (key) => actor(key).name,
    mark(state) {
      const key = `${signature(state)}|${state.spells.map((spell) => spell.confidence).join()}`;
      let mark = marks.get(key);
      if (!mark) {
        mark = markOf(state, actor);
        marks.set(key, mark);
      }
      return mark;
    },
    holders(control) {
      const keys = new Set(control.places.flatMap(({ spells }) => spells.flatMap((spell) => [...spell.holders, ...spell.besiegers])));
      return record.actors.filter(({ key }) => keys.has(key));
    },
  };
}

function spottedOf(control: ControlScreen, projection: GeoProjection | null): Spotted[] {
  if (!projection) return [];
  return control.places.flatMap(({ place, spells }) => {
    if (place.lat === null || place.lon === null) return [];
    const point = projection([place.lon, place.lat]);
    if (!point?.every(Number.isFinite)) return [];
    const sources = spells.reduce((sum, spell) => sum + spell.sources, 0);
    const weight = spells.length * 2 + sources + Math.log10(1 + (place.population ?? 0)) / 2;
    return [{ place, x: point[0], y: point[1], weight }];
  });
}

interface Drawing {
  states: readonly { place: PlaceRef; state: PlaceState }[];
  spotted: readonly Spotted[];
  view: View;
  size: [number, number] | null;
  look: Looks;
  control: ControlScreen;
  versus: number | null;
}

function usePlaces({ chosen, day }: MapState, { states, spotted, view, size, look, control, versus }: Drawing) {
  const seen = useRef<{ shown: ShownPlace[]; hidden: number }>({ shown: [], hidden: 0 });
  return useMemo(() => {
    if (!size) return seen.current;
    const byKey = new Map(states.map(({ place, state }) => [place.key, state]));
    const other = versus === null ? null : new Map(differences(control, versus, day).map((each) => [each.place.key, each]));
    const must = new Set(chosen === null ? [] : [chosen]);
    const weighed = spotted.map((each) => ({ ...each, weight: each.weight + (byKey.get(each.place.key)?.kind === "unknown" ? -50 : 0) }));
    const { drawn, hidden, under } = thinned(weighed, view, size, must);
    const shown = drawn.map(({ place, x, y }): ShownPlace => {
      const state = byKey.get(place.key) as PlaceState;
      const difference = other?.get(place.key);
      const differs = difference !== undefined && difference.kind !== "unchanged" && difference.kind !== "no-news";
      const others = under.get(place.key) ?? 0;
      const more = others ? ` ${count(others, "more place lies", "more places lie")} under it at this scale.` : "";
      const was = differs ? ` Before: ${stateWords(difference.before, look.name)}.` : "";
      return {
        place,
        state,
        mark: look.mark(state),
        x: x * view.k + view.x,
        y: y * view.k + view.y,
        before: differs ? look.mark(difference.before) : null,
        under: others,
        quiet: difference !== undefined && !differs,
        sentence: `${place.name}: ${sentenceOf(state, look.name)}.${was}${more}`,
      };
    });
    seen.current = { shown, hidden };
    return seen.current;
  }, [states, spotted, view, size, look, control, versus, chosen]);
}

function sentenceOf(state: PlaceState, name: Names): string {
  const sources = state.spells.reduce((most, spell) => Math.max(most, spell.sources), 0);
  const told = sources ? `; ${sources} independent source${sources === 1 ? "" : "s"}` : "";
  return `${stateWords(state, name)}${told}`;
}
