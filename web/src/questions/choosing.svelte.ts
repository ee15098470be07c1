import { between, moved, resized, SMALLEST, type Place, type Point } from "../photos/place";

/** How large a place is that was tapped, or added by its button. */
const USUAL = 0.25;
const STEP = 0.02;

type Drag = { from: Point; at: number; place: Place; does: "draws" | "moves" | "sizes" };

/** Choosing places in a picture: drawn, moved, made larger, removed, and all of that taken back. */
export class Choosing {
  places = $state.raw<readonly Place[]>([]);
  /** The place that keys and buttons work on; -1 when there is none. */
  chosen = $state(-1);

  #before = $state.raw<readonly (readonly Place[])[]>([]);
  #drag: Drag | undefined;

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** Begin to drag: on a place, at its grip, or where there is none yet. */
  press(from: Point, on?: { at: number; grip: boolean }): void {
    this.#remember();
    if (!on) this.#add(between(from, from));
    const at = on?.at ?? this.places.length - 1;
    this.chosen = at;
    const does = on ? (on.grip ? "sizes" : "moves") : "draws";
    this.#drag = { from, at, place: this.places[at] as Place, does };
  }

  drag(to: Point): void {
    if (!this.#drag) return;
    const { from, at, place, does } = this.#drag;
    const [right, down] = [to.x - from.x, to.y - from.y];
    if (does === "draws") this.#put(at, between(from, to));
    else this.#put(at, does === "moves" ? moved(place, right, down) : resized(place, right, down));
  }

  /** A tap that was no drag makes a place of the usual size around it. */
  release(to: Point): void {
    const drag = this.#drag;
    this.#drag = undefined;
    if (!drag) return;
    const isTap = Math.abs(to.x - drag.from.x) < SMALLEST && Math.abs(to.y - drag.from.y) < SMALLEST;
    if (isTap && drag.does === "draws") this.#put(drag.at, around(to));
  }

  add(): void {
    this.#remember();
    this.#add(around({ x: 0.5, y: 0.5 }));
  }

  move(right: number, down: number): void {
    this.#change((place) => moved(place, right * STEP, down * STEP));
  }

  resize(wider: number, higher: number): void {
    this.#change((place) => resized(place, wider * STEP, higher * STEP));
  }

  remove(): void {
    if (!this.places[this.chosen]) return;
    this.#remember();
    this.places = this.places.toSpliced(this.chosen, 1);
    this.chosen = this.places.length - 1;
  }

  undo(): void {
    this.places = this.#before.at(-1) ?? [];
    this.#before = this.#before.slice(0, -1);
    this.chosen = this.places.length - 1;
  }

  #change(change: (place: Place) => Place): void {
    const place = this.places[this.chosen];
    if (!place) return;
    this.#remember();
    this.#put(this.chosen, change(place));
  }

  #add(place: Place): void {
    this.places = [...this.places, place];
    this.chosen = this.places.length - 1;
  }

  #put(at: number, place: Place): void {
    this.places = this.places.with(at, place);
  }

  #remember(): void {
    this.#before = [...this.#before, this.places];
  }
}

function around({ x, y }: Point): Place {
  return moved({ x: 0, y: 0, width: USUAL, height: USUAL }, x - USUAL / 2, y - USUAL / 2);
}
