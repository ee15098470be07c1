import type { Form, Text } from "../form/definition";
import { language } from "../words/language.svelte";

/** The language in which a form is read: the person's own, if the form has it, else the form's first. */
export function formLanguage(form: Form): string {
  return form.languages.includes(language()) ? language() : (form.languages[0] ?? language());
}

/** A text of the form, in the language in which it is read; what is not translated is in the form's first. */
export function textOf(form: Form, text: Text | undefined): string {
  if (text === undefined || typeof text === "string") return text ?? "";
  return text[formLanguage(form)] ?? text[form.languages[0] ?? ""] ?? "";
}
