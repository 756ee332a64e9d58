import { memo } from "./memo";
import type { BasePaths } from "../../core/basemap";

/** Land, water and borders, and nothing that says who holds them. */
export const Base = memo(function Base({ paths }: { paths: BasePaths }) {
  return (
    <g class="base" aria-hidden="true">
      {paths.sphere && <path class="base-sphere" d={paths.sphere} />}
      {paths.countries.map(({ name, path }) => (
        <path key={name} class="base-land" d={path} />
      ))}
      <path class="base-province" d={paths.provinces} />
      <path class="base-lake" d={paths.lakes} />
      <path class="base-river" d={paths.rivers} />
      <path class="base-border" d={paths.borders} />
      <path class="base-disputed" d={paths.disputed} />
    </g>
  );
});
