// Code that a slow phone fetches for the first time.
const PATIENCE = 10_000;
const STEP = 50;

/**
 * Puts the focus on the heading of what was opened, as soon as it is drawn, so that a screen reader says where the person
 * is now. Not once they have moved on to something by themselves.
 */
export function focusHeading(main: HTMLElement): void {
  main.focus({ preventScroll: true });
  const root = main.getRootNode() as ShadowRoot;
  const started = performance.now();
  const look = (): void => {
    if (root.activeElement !== main) return;
    const heading = findHeading(main);
    if (heading) heading.focus({ preventScroll: true });
    else if (performance.now() - started < PATIENCE) setTimeout(look, STEP);
  };
  setTimeout(look);
}

function findHeading(root: ParentNode): HTMLElement | null {
  const found = root.querySelector<HTMLElement>('h1[tabindex], [part~="heading"][tabindex]');
  if (found) return found;
  for (const element of root.querySelectorAll('*')) {
    const inside = element.shadowRoot && findHeading(element.shadowRoot);
    if (inside) return inside;
  }
  return null;
}
