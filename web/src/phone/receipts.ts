import type { Answers } from "../form/answers";
import type { Form } from "../form/definition";
import type { Parcel } from "../offline/database";

export type Standing = "safe" | "sending" | "waiting" | "unfit";

/** One part of a hand-in as the screen shows it: the answers, or a photo with its place among them. */
export type Receipt = {
  part: string;
  standing: Standing;
  /** Counted from 1; the answers have none. */
  number: number | undefined;
  /** Why it is not taken. */
  code: string | undefined;
  /** The question that shows the photo, and the part of the form that holds it. */
  at: { section: string; question: string } | undefined;
};

/** The answers first, then each photo; `sending` is what is on its way at this moment. */
export function receiptsOf(parcel: Parcel, form: Form, answers: Answers, sending: string | null): Receipt[] {
  const isHeld = parcel.state === "arrived" || parcel.heldAt !== null;
  const other = (part: string): Standing => (sending === part ? "sending" : "waiting");
  const document = { part: "answers", number: undefined, code: undefined, at: undefined };
  const photos = parcel.photos.map((part, index) => {
    const code = parcel.unfit.find(({ path }) => path === part)?.code;
    const standing = parcel.arrived.includes(part) ? "safe" : code ? "unfit" : other(part);
    return { part, standing, number: index + 1, code, at: placeOf(part, form, answers) } as const;
  });
  return [{ ...document, standing: isHeld ? "safe" : other("answers") }, ...photos];
}

function placeOf(photo: string, form: Form, { answers = {} }: Answers): Receipt["at"] {
  const question = Object.keys(answers).find((code) => answers[code]?.photos?.includes(photo));
  const section = form.sections.find(({ questions }) => questions.some((one) => one.question === question));
  return question && section ? { question, section: section.section } : undefined;
}

/** How far it is in quarters: whoever listens to the page hears of each quarter, not of each photo. */
export function quarters(safe: number, all: number): number {
  return Math.floor((4 * safe) / all);
}
