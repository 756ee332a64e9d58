import { useLayoutEffect, useState } from "preact/hooks";
import type { MapState } from "./useMapState";

const STEP_MS = 900;

export interface Playing {
  playing: boolean;
  /** Null where the reader's system asks for less motion. */
  onPlay: (() => void) | null;
}

/**
 * From change to change by itself. Off until asked for, and not offered where the reader's system
 * asks for less motion.
 */
export function usePlay({ day, next, changeDays, onDay }: MapState): Playing {
  const [playing, setPlaying] = useState(false);
  useLayoutEffect(() => {
    if (!playing) return undefined;
    if (next === null) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => onDay(next, false), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, day, next, onDay]);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const start = () => {
    const first = changeDays[0];
    if (!playing && next === null && first !== undefined) onDay(first, false);
    setPlaying(!playing);
  };
  return { playing, onPlay: still || changeDays.length < 2 ? null : start };
}
