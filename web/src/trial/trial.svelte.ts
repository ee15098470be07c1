import type { Answer, Answers } from "../form/answers";
import type { Form } from "../form/definition";
import type { Draft } from "../offline/database";
import { go, place } from "../router.svelte";
import { language, speak } from "../words/language.svelte";
import { fitting } from "./fitting";
import { MemoryAlbum } from "./memoryAlbum.svelte";
import { listen, tell, TRIAL, type FromPhone, type ToPhone } from "./messages";

/** A visit that is only tried out: in the memory of this page, told to the page around it, and to nobody else. */
export class Trial {
  form = $state.raw<Form>();
  draft: Draft = $state.raw(emptyDraft());
  readonly album = new MemoryAlbum();

  /** Do what the page around says, and tell it of the answers, until the returned function is called. */
  follow(): () => void {
    const over = listen<ToPhone>(() => parent, (message) => this.#hear(message));
    tell<FromPhone>(parent, { kind: "ready" });
    return over;
  }

  change(change: (draft: Draft) => Draft): void {
    const before = this.draft;
    this.draft = change(before);
    const { form, events, answers } = this.draft;
    // the clock that goes on is no answer
    if (events === before.events && answers === before.answers) return;
    tell<FromPhone>(parent, { kind: "answers", answers: { form, events, answers } });
  }

  answer(question: string, change: (answer: Answer) => Answer): void {
    this.change((draft) => ({
      ...draft,
      answers: { ...draft.answers, [question]: change(draft.answers[question] ?? {}) },
    }));
  }

  #hear(message: ToPhone): void {
    if (message.kind === "run") this.#run(message.form, message.language);
    else if (message.kind === "fill") this.#fill(message.answers);
    else go(`${TRIAL}/questions?at=${message.question}`, { replace: true });
  }

  #run(form: Form, spoken: Parameters<typeof speak>[0]): void {
    if (spoken !== language()) void speak(spoken).catch(() => undefined);
    this.form = form;
    this.change((draft) => ({ ...draft, form: form.form, ...fitting(form, draft) }));
  }

  /** The clock goes on after the last moment that was filled in. */
  #fill({ events = {}, answers = {} }: Answers): void {
    const moments = Object.values(events);
    const clock = moments.length ? { page: performance.timeOrigin, own: performance.now(), wall: Date.now(), seconds: Math.max(...moments) } : null;
    this.change((draft) => ({ ...draft, events, answers, clock, gaps: [], taps: [] }));
    if (Object.keys(answers).length && place.path === TRIAL) go(`${TRIAL}/questions`, { replace: true });
  }
}

/** What the pieces of the phone call the visit that they lead back to. */
export const NO_VISIT = "trial";

function emptyDraft(): Draft {
  return {
    visit: NO_VISIT,
    submission: "",
    formVersion: 0,
    form: "",
    language: "",
    events: {},
    answers: {},
    startedAt: null,
    startTold: true,
    clock: null,
    jottings: "",
    outcome: "visited",
    told: "",
    proof: [],
    taps: [],
    gaps: [],
    places: {},
    photoNotes: {},
    replies: {},
    tray: [],
    timesFrom: null,
    innocent: null,
    at: { page: "notes", section: "", scroll: 0 },
    keptAt: "",
  };
}
