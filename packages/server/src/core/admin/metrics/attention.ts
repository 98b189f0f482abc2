import type { AttentionItem } from '@client-portal/contract/admin';

import type { Core } from '../../deps.js';
import type { Settings } from '../../settings.js';
import { mailAttention } from './mail-attention.js';
import { originAttention } from './origin-attention.js';
import { staffAttention } from './staff-attention.js';
import { workAttention } from './work-attention.js';

/** Tells what somebody should look at; nothing when all is well. */
export type AttentionSource = (core: Core, settings: Settings) => Promise<AttentionItem[]>;

const SOURCES: readonly AttentionSource[] = [mailAttention, originAttention, workAttention, staffAttention];
const ORDER = ['critical', 'warning', 'info'] as const;

/** Everything that needs somebody, the most severe first. */
export async function getAttention(core: Core, settings: Settings): Promise<AttentionItem[]> {
  const found = await Promise.all(SOURCES.map((source) => source(core, settings)));
  return found.flat().sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}
