import type { Answers } from "../form/answers";
import type { Form } from "../form/definition";
import type { Language } from "../words/language.svelte";

/** What the page around the phone tells it: which form to run in which language, which question to show, what to fill in. */
export type ToPhone =
  | { readonly kind: "run"; readonly form: Form; readonly language: Language }
  | { readonly kind: "show"; readonly question: string }
  | { readonly kind: "fill"; readonly answers: Answers };

/** What the phone tells back: that it listens, and its answers whenever they have changed. */
export type FromPhone = { readonly kind: "ready" } | { readonly kind: "answers"; readonly answers: Answers };

/** The address of the phone that keeps and sends nothing. */
export const TRIAL = "/trial";

/** Hear what `other()` says, and nobody else, until the returned function is called. */
export function listen<M>(other: () => Window | null | undefined, hear: (message: M) => void): () => void {
  const heard = ({ origin, source, data }: MessageEvent<M>) => {
    if (origin === location.origin && source === other()) hear(data);
  };
  addEventListener("message", heard);
  return () => removeEventListener("message", heard);
}

export function tell<M extends ToPhone | FromPhone>(other: Window | null | undefined, message: M): void {
  other?.postMessage(message, location.origin);
}
