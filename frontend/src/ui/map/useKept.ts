import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

/**
 * A value of the address that changes many times a second: at once on the page, in the address when
 * it rests (browsers refuse more than some two hundred changes of the address in ten seconds). `drop`
 * forgets a value that has not come to rest, where the address becomes another by itself.
 */
export function useKept<T>(inAddress: T, keep: (value: T) => void, after = 180): [T, (value: T) => void, () => void] {
  const [moving, setMoving] = useState<{ value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keeping = useRef(keep);
  keeping.current = keep;
  useLayoutEffect(() => () => clearTimeout(timer.current), []);
  const move = useCallback(
    (value: T) => {
      setMoving({ value });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        keeping.current(value);
        setMoving(null);
      }, after);
    },
    [after],
  );
  const drop = useCallback(() => {
    clearTimeout(timer.current);
    setMoving(null);
  }, []);
  return [moving ? moving.value : inAddress, move, drop];
}
