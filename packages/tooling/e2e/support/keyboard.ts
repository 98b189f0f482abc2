import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

/** The name of what has the focus, through shadow roots. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const label = element?.getAttribute('aria-label') ?? (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
    return (label ?? element?.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
  });

/** Presses a key until what is named has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now);
  }
  assert.fail(`${key} never reached ${name}, only: ${passed.join(' | ')}`);
}
