/** What moves in a document or shadow root, and in those inside. */
function moving(root: Document | ShadowRoot): Animation[] {
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? moving(shadowRoot) : []));
  return [...root.getAnimations(), ...inside];
}

/** Brings what moves or fades in to its end: half faded text has no contrast to measure. */
export function atRest(): void {
  for (const each of moving(document)) {
    if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish();
  }
}
