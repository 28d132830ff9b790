/** A clock that only the seed moves: strictly increasing, one millisecond at each look. */
export class DemoClock {
  #time = Date.parse('2026-08-01T00:00:00.000Z');

  /** The present moment of the story being told. */
  now(): Date {
    this.#time += 1;
    return new Date(this.#time);
  }

  /** Moves on to a moment (Unix milliseconds); never back. */
  advanceTo(time: number): void {
    this.#time = Math.max(this.#time, time);
  }
}
