import type { ImportOptions } from '@client-portal/contract/admin';

import type { Settings } from '../../settings.js';

/** What a run does: the choices made for it, and what the business's rules add for contacts that come by import. */
export interface RunOptions extends ImportOptions {
  /** Only for contacts that are new. */
  ruleTags: string[];
  ruleGrants: string[];
}

export function withCaptureRules(options: ImportOptions, { capture }: Settings): RunOptions {
  const rules = capture.filter(({ source, form }) => source === 'import' && form === null);
  return {
    ...options,
    invite: rules.some(({ invite }) => invite) ? 'new' : options.invite,
    ruleTags: rules.flatMap(({ tags }) => tags),
    ruleGrants: rules.flatMap(({ grants }) => grants),
  };
}
