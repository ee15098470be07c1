let said = $state("");

/** What was last done, for those who listen to the page. */
export function announced(): string {
  return said;
}

export function announce(what: string): void {
  // the same words twice are heard only if they differ
  said = said === what ? `${what}\u00a0` : what;
}
