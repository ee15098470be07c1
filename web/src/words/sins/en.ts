export const en = {
  "which": "Which fits best?",
  "apathy": "They did not care",
  "brush_off": "They brushed me off",
  "coldness": "They were cold",
  "condescension": "They talked down to me",
  "robotism": "They acted like a machine",
  "rulebook": "They hid behind the rules",
  "runaround": "They sent me from one to another",
} as const;
