import type { HandIn } from "../api/visits";
import type { Form } from "../form/definition";
import type { Draft } from "../offline/database";
import { formLanguage } from "../questions/text";

/** What is sent: the answers in the form language, with the moments by the wall clock beside them. */
export function handInOf(draft: Draft, form: Form, now: Date): HandIn {
  return {
    visit: draft.visit,
    form: draft.formVersion,
    started_at: draft.startedAt ?? now.toISOString(),
    handed_in_at: now.toISOString(),
    device: { browser: navigator.userAgent.slice(0, 200), time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    document: { form: draft.form, language: formLanguage(form), events: draft.events, answers: draft.answers },
  };
}
