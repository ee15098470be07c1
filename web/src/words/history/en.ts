export const en = {
  "title": "My earlier visits",
  "asOf": "No signal. This is how things stood {when}.",
  "none": "Nothing yet",
  "none.why": "Visits that you have handed in appear here.",
  "unknown": "Your earlier visits could not be fetched",
  "unknown.why": "They need signal the first time.",
  "earned": "Fees of approved visits",
  "status.handed_in": "Being looked at",
  "status.approved": "Approved",
  "status.cancelled": "Called off",
  "on": "Handed in {when}",
} as const;
