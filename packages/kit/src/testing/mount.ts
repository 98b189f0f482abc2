import { render, type LitElement, type TemplateResult } from 'lit';

import { loadTheme } from '../theme-controller.js';

const mounted: HTMLElement[] = [];

afterEach(() => {
  for (const holder of mounted.splice(0)) holder.remove();
});

/** Puts a template into the page and answers its first element once that has drawn in its colours; taken away after the test. */
export async function mount<T extends Element>(template: TemplateResult): Promise<T> {
  const holder = document.createElement('div');
  document.body.append(holder);
  mounted.push(holder);
  render(template, holder);
  const element = holder.firstElementChild as T;
  await (element as unknown as LitElement).updateComplete;
  await loadTheme();
  return element;
}

/** A key press as the browser would send it. */
export function press(target: Element, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}
