import {
  type ImageKind,
  IMAGE_KINDS,
  type SettingChange,
  type Settings,
  type SettingsPatch,
  type SettingsTemplate,
  TEMPLATE_SECTIONS,
  type TemplateSection,
} from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import type { Core } from '../../deps.js';
import type { Actor } from '../../events.js';
import { readSettings } from '../../settings.js';
import { type ChangeOptions, editSettings, patchEdit, patchSettings } from './change-settings.js';
import { newComplaints } from './check-settings.js';
import { findImage, imageIdOf, SETTING_OF, storeImage } from './images.js';
import { changedPaths, settingAt } from './setting-paths.js';

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(parts.join(''));
}

function fromBase64(text: string, kind: ImageKind): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    const message = 'This picture is damaged. Export the template again';
    throw new PortalError('invalid_request', message, { errors: [{ path: `template.images.${kind}`, message }] });
  }
}

/** The settings as one file for another portal, with the uploaded pictures inside. */
export async function exportTemplate(core: Core): Promise<SettingsTemplate> {
  const settings = await readSettings(core.db);
  const images: SettingsTemplate['images'] = {};
  const brand = { ...settings.brand };
  for (const kind of IMAGE_KINDS) {
    const name = SETTING_OF[kind];
    const id = imageIdOf(core, brand[name]);
    const row = id === undefined ? undefined : await findImage(core, id);
    if (!row) continue;
    images[kind] = toBase64(row.bytes);
    brand[name] = null;
  }
  const sections = TEMPLATE_SECTIONS.map((name) => [name, name === 'brand' ? brand : settings[name]]);
  return {
    format: 'client-portal-settings',
    version: 1,
    madeAt: core.clock(),
    settings: Object.fromEntries(sections) as SettingsPatch,
    images,
  };
}

const DEFAULTS: Partial<Record<TemplateSection, unknown>> = { capture: [], links: [], terms: {} };

/** The patch that puts the chosen sections in place of the present ones, not into them. */
function toPatch(
  current: Settings,
  { settings }: SettingsTemplate,
  sections: readonly TemplateSection[],
): SettingsPatch {
  const patch: Record<string, unknown> = {};
  for (const name of sections) {
    const value = (settings as Record<string, unknown>)[name];
    if (value === undefined) continue;
    patch[name] = name === 'terms' || name === 'apps' ? withRemovals(current[name], value) : (value ?? DEFAULTS[name]);
  }
  return patch;
}

/** In a merge patch, what is not named stays: so what is to go is named. */
function withRemovals(current: object, value: unknown): unknown {
  const gone = Object.keys(current).map((name) => [name, null] as const);
  return { ...Object.fromEntries(gone), ...(value as object) };
}

export interface TemplateInput {
  template: SettingsTemplate;
  sections?: readonly TemplateSection[] | undefined;
  dryRun?: boolean | undefined;
}

/** Takes over sections of a template, all or nothing, and tells what changed; with `dryRun` what would. */
export async function importTemplate(
  core: Core,
  actor: Actor,
  { template, sections = TEMPLATE_SECTIONS, dryRun = false }: TemplateInput,
  options: ChangeOptions = {},
): Promise<SettingChange[]> {
  const unknown = Object.keys(template.settings).find((name) => !TEMPLATE_SECTIONS.includes(name as TemplateSection));
  if (unknown !== undefined) {
    const message = `A template cannot hold "${unknown}"`;
    throw new PortalError('invalid_request', message, { errors: [{ path: `template.settings.${unknown}`, message }] });
  }
  const before = await readSettings(core.db);
  const patch = toPatch(before, template, sections);
  if (sections.includes('brand'))
    Object.assign(patch, { brand: await withImages(core, actor, template, patch, dryRun) });
  const after = editSettings(before, patchEdit(patch));
  const errors = newComplaints(core, before, after);
  if (errors.length > 0) throw new PortalError('invalid_request', errors[0]!.message, { errors });
  if (!dryRun) await patchSettings(core, actor, patch, options);
  const changes = changedPaths(before, after);
  return changes.map((path) => ({ path, before: settingAt(before, path), after: settingAt(after, path) }));
}

async function withImages(core: Core, actor: Actor, template: SettingsTemplate, patch: SettingsPatch, dryRun: boolean) {
  const brand: Record<string, unknown> = { ...patch.brand };
  for (const kind of IMAGE_KINDS) {
    const text = template.images[kind];
    if (text === undefined) continue;
    const bytes = fromBase64(text, kind);
    brand[SETTING_OF[kind]] = dryRun
      ? `${core.url}/api/images/(uploaded)`
      : (await storeImage(core, actor, kind, bytes)).url;
  }
  return brand;
}
