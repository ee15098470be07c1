/** A place in a picture, as shares of its width and height from the upper left corner. */
export type Place = { x: number; y: number; width: number; height: number };

/** No place is smaller: a finger must be able to get hold of it. */
export const SMALLEST = 0.03;

/** The place between two points, however they were dragged. */
export function between(one: Point, other: Point): Place {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return resized({ x, y, width: 0, height: 0 }, Math.abs(one.x - other.x), Math.abs(one.y - other.y));
}

/** The place moved, as far as the picture goes. */
export function moved({ x, y, width, height }: Place, right: number, down: number): Place {
  return { x: within(x + right, 0, 1 - width), y: within(y + down, 0, 1 - height), width, height };
}

/** The place made larger or smaller at its lower right corner, as far as the picture goes. */
export function resized({ x, y, width, height }: Place, wider: number, higher: number): Place {
  const left = within(x, 0, 1 - SMALLEST);
  const top = within(y, 0, 1 - SMALLEST);
  return {
    x: left,
    y: top,
    width: within(width + wider, SMALLEST, 1 - left),
    height: within(height + higher, SMALLEST, 1 - top),
  };
}

export type Point = { x: number; y: number };

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
