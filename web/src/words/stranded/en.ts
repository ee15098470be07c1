export const en = {
  "gone": "This visit is no longer yours",
  "gone.why": "It may have been given to somebody else, or called off. What you wrote is kept on this phone.",
} as const;
