import { remember, remembered } from "./remembered";

export const looks = ["system", "light", "dark"] as const;
export type Look = (typeof looks)[number];

const KEPT_AS = "look";
let chosen = $state<Look>(kept());

export function look(): Look {
  return chosen;
}

export function chooseLook(next: Look): void {
  chosen = next;
  remember(KEPT_AS, next);
  showLook();
}

export function showLook(): void {
  if (chosen === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
}

function kept(): Look {
  const found = remembered(KEPT_AS) as Look;
  return looks.includes(found) ? found : "system";
}
