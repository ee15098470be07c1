export const en = {
  "felt.title": "How it felt",
  "felt.why": "First say how it felt. The measured times are shown after that, so that they don't change your mind.",
  "felt.veiled": "Shown once you have said how long it felt.",
  "felt.say": "Say how long it felt",
  "felt.running": "Noted",

  "gap.reopened": "This page was closed for {time} in between. The phone's clock was used for that part.",
  "gap.slept": "The phone slept for {time} in between. The phone's clock was used for that part.",
  "gap.clock_changed": "The phone's clock was set in between. It was not used, so a part may be missing: please check this time.",

  "beside.title": "Your notes and times",

  "notes.running": "{minutes} min",
  "notes.photoTake": "Take a photo, to be sorted later",
  "notes.photosKept": { one: "{count} photo to sort later", other: "{count} photos to sort later" },
  "notes.photoFailed": "The photo could not be kept on this phone.",
  "notes.hold": "Press and hold",
  "notes.lock": "Dim, and lock against taps by accident",
  "notes.unlock": "Brighten and unlock",
  "notes.hide": "Hide this page",
  "notes.hideHow": "Double tap the date, tap with two fingers or press Escape to hide this page.",

  "banned.ask": "I could not use my phone there",
  "banned.document.short": "Times from a ticket or receipt",
  "banned.estimated.short": "Times from memory",

  "reply.label": "Your answer to the reviewer",
} as const;
