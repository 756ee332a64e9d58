import { useRef } from "preact/hooks";
import { type View, WHOLE, moved, zoomed } from "../../core/projection";

const STEP = 1.5;
const PAN_PIXELS = 60;
/** A press that moves less than this is a click. */
const CLICK_PIXELS = 4;

interface Handlers {
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
  onPointerCancel(event: PointerEvent): void;
  onWheel(event: WheelEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

interface Asked {
  view: View;
  size: [number, number];
  onView(view: View): void;
  /** A click on no symbol, at a point of the box. */
  onClick(at: [number, number]): void;
}

/**
 * Drag, pinch, Ctrl and wheel, and keys move and zoom the box. A plain wheel and one finger on an
 * unzoomed map scroll the page, as everywhere else.
 */
export function usePanZoom({ view, size, onView, onClick }: Asked): Handlers {
  const pressed = useRef(new Map<number, [number, number]>());
  const travelled = useRef(0);
  // The latest view, as several moves may come before the next drawing.
  const now = useRef(view);
  now.current = view;
  const set = (next: View) => {
    now.current = next;
    onView(next);
  };
  const finish = (event: PointerEvent) => {
    const single = pressed.current.size === 1;
    if (!pressed.current.delete(event.pointerId)) return;
    if (single && event.type === "pointerup" && travelled.current < CLICK_PIXELS) onClick(pointOf(event));
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0 || isControl(event.target)) return;
      if (!pressed.current.size) travelled.current = 0;
      pressed.current.set(event.pointerId, pointOf(event));
    },
    onPointerMove(event) {
      const before = pressed.current.get(event.pointerId);
      if (!before) return;
      const at = pointOf(event);
      const others = [...pressed.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      pressed.current.set(event.pointerId, at);
      travelled.current += distance(before, at);
      if (travelled.current < CLICK_PIXELS) return;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      const other = others[0];
      if (other) {
        const factor = distance(at, other) / Math.max(1, distance(before, other));
        set(zoomed(now.current, factor, [(at[0] + other[0]) / 2, (at[1] + other[1]) / 2], size));
      } else if (now.current.k > 1) {
        set(moved(now.current, at[0] - before[0], at[1] - before[1], size));
      }
    },
    onPointerUp: finish,
    onPointerCancel: finish,
    onWheel(event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      set(zoomed(now.current, Math.exp(-event.deltaY * 0.004), pointOf(event), size));
    },
    onKeyDown(event) {
      const next = byKey(event, now.current, size);
      if (!next) return;
      event.preventDefault();
      event.stopPropagation();
      set(next);
    },
  };
}

/** One step in or out about the middle. */
export function stepped(view: View, direction: 1 | -1, size: [number, number]): View {
  return zoomed(view, direction === 1 ? STEP : 1 / STEP, [size[0] / 2, size[1] / 2], size);
}

function byKey(event: KeyboardEvent, view: View, size: [number, number]): View | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  switch (event.key) {
    case "+":
    case "=":
      return stepped(view, 1, size);
    case "-":
      return stepped(view, -1, size);
    case "0":
      return WHOLE;
    case "ArrowLeft":
      return moved(view, PAN_PIXELS, 0, size);
    case "ArrowRight":
      return moved(view, -PAN_PIXELS, 0, size);
    case "ArrowUp":
      return moved(view, 0, PAN_PIXELS, size);
    case "ArrowDown":
      return moved(view, 0, -PAN_PIXELS, size);
    default:
      return null;
  }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a, [role=button]") !== null;
}

function pointOf(event: MouseEvent): [number, number] {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function distance([x, y]: [number, number], [otherX, otherY]: [number, number]): number {
  return Math.hypot(otherX - x, otherY - y);
}
