import type { ImportOptions } from '@client-portal/contract/admin';

import type { Settings } from '../../settings.js';
import { captureFor } from '../forms/capture.js';

/** What a run does: the choices made for it, and what the business's rules add for contacts that come by import. */
export interface RunOptions extends ImportOptions {
  /** Only for contacts that are new. */
  ruleTags: string[];
  ruleGrants: string[];
}

export function withCaptureRules(options: ImportOptions, settings: Settings): RunOptions {
  const { invite, tags, grants } = captureFor(settings, 'import');
  return { ...options, invite: invite ? 'new' : options.invite, ruleTags: tags, ruleGrants: grants };
}
