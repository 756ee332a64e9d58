import { BEFORE_PIXELS, type DrawnPlace } from "../../core/drawn";
import type { Mark } from "../../core/symbols";
import { More, Symbol } from "./Symbol";
import { memo } from "./memo";

/** A place drawn, with its sentence for those who do not see it. */
export interface ShownPlace extends DrawnPlace {
  sentence: string;
  quiet: boolean;
}

interface SymbolsProps {
  places: readonly ShownPlace[];
  chosen: string | null;
  onChoose(key: string): void;
}

export function PlaceSymbols({ places, chosen, onChoose }: SymbolsProps) {
  return (
    <g>
      {places.map(({ place, x, y, mark, before, quiet, sentence }) => (
        <PlaceSymbol
          key={place.key}
          id={place.key}
          x={Math.round(x * 10) / 10}
          y={Math.round(y * 10) / 10}
          mark={mark}
          before={before ?? null}
          quiet={quiet}
          sentence={sentence}
          chosen={place.key === chosen}
          onChoose={onChoose}
        />
      ))}
    </g>
  );
}

interface PlaceSymbolProps {
  id: string;
  x: number;
  y: number;
  mark: Mark;
  before: Mark | null;
  quiet: boolean;
  sentence: string;
  chosen: boolean;
  onChoose(key: string): void;
}

const PlaceSymbol = memo(function PlaceSymbol(props: PlaceSymbolProps) {
  const { id, x, y, mark, before, quiet, sentence, chosen, onChoose } = props;
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onChoose(id);
  };
  return (
    <>
      {/* The name of the attribute is lower case: an SVG element does not know tabIndex. */}
      <g
        class={quiet ? "place-symbol quiet" : "place-symbol"}
        transform={`translate(${x} ${y})`}
        role="button"
        tabindex={0}
        aria-label={sentence}
        aria-pressed={chosen}
        data-place={id}
        onClick={() => onChoose(id)}
        onKeyDown={pressed}
      >
        <title>{sentence}</title>
        <circle class="symbol-hit" r="14" />
        {chosen && <circle class="symbol-chosen" r={mark.radius * 1.3 + 5} />}
        {before && (
          <g class="symbol-before" transform={`translate(${-BEFORE_PIXELS} 0) scale(0.8)`} aria-hidden="true">
            <Symbol mark={before} />
            <path class="symbol-arrow" d="M12 0h7m-3 -3l3 3l-3 3" />
          </g>
        )}
        <Symbol mark={mark} />
      </g>
      <More mark={mark} x={x} y={y} />
    </>
  );
});
