export const en = {
  "ask.title": "May this phone note where you are?",
  "ask.why": "It shows that the visit was made at the right branch. It is noted twice only, now and when you are done, and never in between. Only the people who check the visit see it; the branch never does. No is fine, and you won't be asked again.",
  "ask.yes": "Yes, note it",
  "ask.no": "No",
  "taking": "Looking for the place. You can go on.",
  "given": "The place is noted, to about {metres} m.",
  "far": "This looks like {metres} m from the branch. If you are at the right one, just go on.",
  "farKm": "This looks like {kilometres} km from the branch. If you are at the right one, just go on.",
  "refused": "The place is not noted. That is fine.",
  "impossible": "The phone could not find the place. That is fine, just go on.",
} as const;
