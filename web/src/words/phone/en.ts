export const en = {
  "visits.title": "Visits",
} as const;
