import type { PageFinding } from '@client-portal/contract/admin';

import type { Settings } from '../settings.js';
import type { Tag } from './html-tags.js';

/** What the checks look at. */
export interface PageView {
  page: URL;
  portal: URL;
  settings: Settings;
  headers: Readonly<Record<string, string>>;
  tags: readonly Tag[];
}

type Words = Omit<PageFinding, 'level' | 'fix'> & { fix?: string };

export const ok = (words: Words): PageFinding => ({ fix: '', ...words, level: 'ok' });
export const warn = (words: Words & { fix: string }): PageFinding => ({ ...words, level: 'warn' });
export const error = (words: Words & { fix: string }): PageFinding => ({ ...words, level: 'error' });

export const snippet = (portal: URL): string =>
  `<script type="module" src="${portal.origin}/portal.js"></script>\n<client-portal></client-portal>`;

export const isLocal = (url: URL): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$|\.localhost$/.test(url.hostname);
