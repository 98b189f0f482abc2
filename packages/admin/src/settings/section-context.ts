import type { Settings } from '@client-portal/contract/admin';
import { checkboxField, selectField, textArea, textField } from '@client-portal/kit/field.js';

import type { AdminController } from '../core/admin-controller.js';
import type { SettingsMessages, SettingsTranslate } from './messages.js';
import type { SettingsDraft } from './settings-draft.js';

/** What every page of the settings is drawn with. */
export interface SectionContext {
  draft: SettingsDraft;
  /** As it is being edited. */
  settings: Settings;
  t: SettingsTranslate;
  lang: string;
  admin: AdminController;
  /** Whether the role may change settings. */
  writable: boolean;
}

type Key = keyof SettingsMessages & string;
type FieldPath = Key;

interface FieldExtras {
  label?: string | undefined;
  hint?: string | undefined;
}

const idOf = (path: string): string => path.replaceAll('.', '-');

/** What every field of a setting has: its name stands in the messages under its path. */
function frameOf({ draft, t, writable }: SectionContext, path: string, { label, hint }: FieldExtras) {
  return { id: idOf(path), label: label ?? t(path as Key), hint, error: draft.errors[path], disabled: !writable };
}

/** A setting that is a line of text; an empty one is null where `nullable`. */
export const textSetting = (
  context: SectionContext,
  path: FieldPath,
  extras: FieldExtras & { type?: 'text' | 'email'; nullable?: boolean; maxlength?: number } = {},
) =>
  textField({
    ...frameOf(context, path, extras),
    type: extras.type,
    maxlength: extras.maxlength,
    autocomplete: 'off',
    value: (context.draft.get(path) as string | null) ?? '',
    onInput: (value) => context.draft.set(path, extras.nullable && !value.trim() ? null : value),
  });

/** A whole number. What is no number is kept, so that the server can complain about it. */
export const numberSetting = (context: SectionContext, path: FieldPath) =>
  textField({
    ...frameOf(context, path, {}),
    inputmode: 'numeric',
    autocomplete: 'off',
    value: String(context.draft.get(path) ?? ''),
    onInput: (value) => context.draft.set(path, /^\s*\d+\s*$/.test(value) ? Number(value) : value),
  });

/** A list, one entry on each line. */
export const linesSetting = (
  context: SectionContext,
  path: FieldPath,
  extras: FieldExtras & { rows?: number } = {},
) => {
  const { draft } = context;
  const error = Object.entries(draft.errors).find(([each]) => each === path || each.startsWith(`${path}.`))?.[1];
  return textArea({
    ...frameOf(context, path, extras),
    error,
    rows: extras.rows ?? 3,
    autocomplete: 'off',
    value: ((draft.get(path) as string[] | undefined) ?? []).join('\n'),
    onInput: (value) => draft.set(path, value.split('\n').some((line) => line.trim()) ? value.split('\n') : []),
  });
};

/** A list in one line, separated by commas. */
export const commaSetting = (context: SectionContext, path: string, extras: FieldExtras = {}) => {
  const { draft } = context;
  const error = Object.entries(draft.errors).find(([each]) => each === path || each.startsWith(`${path}.`))?.[1];
  return textField({
    ...frameOf(context, path, extras),
    error,
    autocomplete: 'off',
    value: ((draft.get(path) as string[] | undefined) ?? []).join(', '),
    onInput: (value) => draft.set(path, value.trim() === '' ? [] : value.split(',').map((each) => each.trimStart())),
  });
};

/** A switch. */
export const checkSetting = (
  context: SectionContext,
  path: string,
  extras: FieldExtras & { fallback?: boolean } = {},
) =>
  checkboxField({
    ...frameOf(context, path, extras),
    checked: (context.draft.get(path) as boolean | undefined) ?? extras.fallback ?? false,
    onChange: (checked) => context.draft.set(path, checked),
  });

/** One of a few. */
export const choiceSetting = (
  context: SectionContext,
  path: string,
  options: readonly { value: string; label: string }[],
  extras: FieldExtras & { fallback?: string } = {},
) =>
  selectField({
    ...frameOf(context, path, extras),
    value: (context.draft.get(path) as string | undefined) ?? extras.fallback,
    options,
    onChange: (value) => context.draft.set(path, value),
  });

const trimmed = (values: readonly string[]): string[] => values.map((each) => each.trim()).filter(Boolean);

/** Lists as they are meant: without the empty lines and ends of half-typed ones. */
export function tidy(draft: SettingsDraft): void {
  for (const path of ['pages', 'origins', 'adminOrigins', 'locales', 'business.address']) {
    const values = draft.get(path) as string[] | undefined;
    if (values && values.join('\n') !== trimmed(values).join('\n')) draft.set(path, trimmed(values));
  }
  const apps = draft.value?.apps ?? {};
  for (const [app, { tags }] of Object.entries(apps)) if (tags) draft.set(`apps.${app}.tags`, trimmed(tags));
}
