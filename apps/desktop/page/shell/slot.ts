/** Where a component that comes and goes puts itself for those who ask something of it: `ref={slot.put}`. */

export class Slot<Value> {
  #value: Value | null = null;

  /** Null while it is not there. */
  get(): Value | null {
    return this.#value;
  }

  readonly put = (value: Value | null): void => {
    this.#value = value;
  };
}
