import { html, type nothing, type TemplateResult } from 'lit';

import { profileIcon } from './icons.js';

/** At most two letters of a name, first and last word; an emoji stays whole. */
export function initials(name: string): string {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return picked.map((word) => [...segmenter.segment(word)][0]!.segment.toLocaleUpperCase()).join('');
}

/** A person's picture or initials. Decorative: the name stands beside it. */
export const avatar = (options: {
  name: string;
  src?: string | undefined;
  size?: 'small' | 'large' | undefined;
}): TemplateResult | typeof nothing =>
  options.src
    ? html`<img class="avatar ${options.size ?? ''}" part="avatar" src=${options.src} alt="" loading="lazy" />`
    : html`<span class="avatar ${options.size ?? ''}" part="avatar" aria-hidden="true">${initials(options.name) || profileIcon()}</span>`;
