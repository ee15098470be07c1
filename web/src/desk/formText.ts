import type { Form, Question, Section, Text } from "../form/definition";
import { language } from "../words/language.svelte";

/** A form's text in the language chosen, else in the form's own first language. */
export function textIn(text: Text | undefined, languages: readonly string[] = []): string {
  if (text === undefined || typeof text === "string") return text ?? "";
  return text[language()] ?? text[languages[0] ?? "en"] ?? Object.values(text)[0] ?? "";
}

/** Every question of a form by its code, with its section. */
export function questionsOf(form: Form): ReadonlyMap<string, { question: Question; section: Section }> {
  return new Map(form.sections.flatMap((section) => section.questions.map((question) => [question.question, { question, section }])));
}
