/** Places' names stand to the left of the bars; on a narrow page above them. */
export const NARROW = 640;
const LABELS = 150;

export const labelWidth = (width: number): number => (width < NARROW ? 0 : LABELS);

/** Days of the domain → pixels of a picture of the width. */
export function scaleOf([first, last]: [number, number], width: number): (day: number) => number {
  const left = labelWidth(width);
  const right = width - 6;
  return (day) => left + ((Math.min(last + 1, Math.max(first, day)) - first) / (last + 1 - first)) * (right - left);
}
