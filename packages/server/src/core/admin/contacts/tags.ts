import type { Settings } from '../../settings.js';

/** Whether carrying a tag can decide that somebody sees an app. */
export const opensAnApp = ({ apps }: Settings, tag: string): boolean =>
  Object.values(apps).some((app) => app?.audience === 'tagged' && app.tags.includes(tag));
