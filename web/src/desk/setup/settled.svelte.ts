/** A value that follows another once that has been still for a moment: for what is too dear to ask for at every key. */
export class Settled<T> {
  value: T = $state.raw() as T;

  /** Make it while a component is set up. */
  constructor(read: () => T, milliseconds = 350) {
    this.value = read();
    $effect(() => {
      const next = read();
      const timer = setTimeout(() => (this.value = next), milliseconds);
      return () => clearTimeout(timer);
    });
  }
}
