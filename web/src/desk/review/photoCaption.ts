import type { Reviewed, VisitPhoto } from "../../api/review";
import { dateText, timeText } from "../../words/format";
import { say } from "../../words/review";
import { questionsOf, textIn } from "../formText";

export type Caption = { code: string; title: string; taken: string | undefined; said: string; hidden: number };

/** What a photo belongs to, what the shopper said of it and hid in it, and when the camera says it was taken. */
export function photoCaption(reviewed: Pick<Reviewed, "form" | "document">, photo: VisitPhoto): Caption {
  const found = questionsOf(reviewed.form).get(photo.question);
  const note = reviewed.document.capture?.photos?.[photo.sha256];
  return {
    said: note?.caption ?? "",
    hidden: note?.blurred ?? 0,
    code: photo.question,
    title: found ? textIn(found.question.title, reviewed.form.languages) : photo.question && say("photos.noQuestion"),
    taken: takenText(photo.taken_at),
  };
}

/** The camera writes local time, with or without a zone: what can't be read as a time is shown as it stands. */
function takenText(taken: string | null): string | undefined {
  if (!taken) return undefined;
  const moment = new Date(taken.replace(/^(\d{4}):(\d\d):(\d\d) /, "$1-$2-$3T"));
  return Number.isNaN(moment.getTime()) ? taken : `${dateText(moment)}, ${timeText(moment)}`;
}
