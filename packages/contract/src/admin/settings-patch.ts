import { z } from '@hono/zod-openapi';

import type { Settings } from '../core/settings.js';

type Patch<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Patch<T[K]> | null } : T;

/** Some of the settings, as a JSON merge patch: objects are merged, lists replaced, and null puts the default back. */
export type SettingsPatch = Patch<z.input<typeof Settings>>;
export const SettingsPatch = z.record(z.string(), z.unknown()).openapi('SettingsPatch', {
  description:
    'Some of the settings, as a JSON merge patch (RFC 7396): objects are merged, lists replaced, and null puts the default back. Unknown names are refused.',
}) as unknown as z.ZodType<SettingsPatch, SettingsPatch>;
