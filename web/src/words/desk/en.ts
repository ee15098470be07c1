export const en = {
  "title": "Desk",
  "nav": "Parts of the desk",
  "nav.queue": "To review",
} as const;
