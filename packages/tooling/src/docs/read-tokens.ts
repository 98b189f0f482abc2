import type { Entry } from './read-elements.js';

/** The custom properties of the theme, in the order of their file. */
export const readTokens = (code: string): Entry[] =>
  [...code.matchAll(/'(--portal-[\w-]+)':\s*'([^']*)'/g)].map(([, name = '', description = '']) => ({
    name,
    description,
  }));
