import type { MailTemplate, MailTemplateEntry, MailWords } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq } from 'drizzle-orm';

import { commit, tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { changedMeanwhile, nextVersion } from '../../http/etag.js';
import { mailOff, mailTemplate } from '../../mail/mail-schema.js';
import type { LocalisedMail, MailTemplates } from '../../mail/mail-template.js';
import {
  defaultWords,
  knownPlaceholders,
  placeholdersIn,
  textsOf,
  valuesOf,
  withWords,
} from '../../mail/mail-words.js';
import { renderMail } from '../../mail/render-mail.js';
import { readSettings, type Settings } from '../../settings.js';

/** Without these nobody could sign in, or would learn that somebody else does. */
const ESSENTIAL = new Set([
  'sign-in',
  'login',
  'invitation',
  'reset',
  'password-changed',
  'passkey-added',
  'email-change',
  'email-changed',
]);

const EXAMPLES: Record<string, string> = {
  code: '123456',
  minutes: '10',
  days: '7',
  email: 'mara@example.com',
  passkey: 'Phone',
  message: 'We look forward to having you.',
  number: 'INV-0042',
  title: 'Website, second part',
  currency: 'EUR',
  amount: '124000',
  rest: '0',
  dueOn: '2026-12-31',
};

function requireMail(templates: MailTemplates, id: string): LocalisedMail {
  const mail = Object.hasOwn(templates, id) ? templates[id] : undefined;
  if (!mail) throw new PortalError('not_found', 'There is no such mail');
  return mail;
}

function exampleOf(settings: Settings, locale: string, keys: readonly string[]) {
  const data = Object.fromEntries(keys.map((key) => [key, EXAMPLES[key] ?? key]));
  const url = settings.pages[0] ?? 'https://www.example.com/clients';
  return { settings, name: 'Mara', locale, data: { ...EXAMPLES, ...data, url } };
}

type Rows = (typeof mailTemplate.$inferSelect)[];

const toEntry = (id: string, mail: LocalisedMail, rows: Rows, off: ReadonlySet<string>): MailTemplateEntry => {
  const own = rows.filter(({ template }) => template === id).map(({ locale }) => locale);
  return {
    id,
    canBeSwitchedOff: !ESSENTIAL.has(id),
    on: !off.has(id),
    locales: [...new Set([...Object.keys(mail), ...own])].map((locale) => ({
      locale,
      customised: own.includes(locale),
    })),
  };
};

const switchedOff = async (core: Core) =>
  new Set((await core.db.select().from(mailOff)).map(({ template }) => template));

/** All mails to clients. */
export async function listMailTemplates(core: Core, templates: MailTemplates): Promise<MailTemplateEntry[]> {
  const [rows, off] = await Promise.all([core.db.select().from(mailTemplate), switchedOff(core)]);
  return Object.entries(templates).map(([id, mail]) => toEntry(id, mail, rows, off));
}

/** One mail's words in a language, and the version of them. */
export async function mailTemplateOf(core: Core, templates: MailTemplates, id: string, locale: string) {
  const mail = requireMail(templates, id);
  const [rows, off, settings] = await Promise.all([
    core.db.select().from(mailTemplate).where(eq(mailTemplate.template, id)),
    switchedOff(core),
    readSettings(core.db),
  ]);
  const own = rows.find((row) => row.locale === locale);
  const defaults = defaultWords(mail[locale] ?? mail.en, settings, locale);
  const known = knownPlaceholders(mail, settings);
  const values = valuesOf(exampleOf(settings, locale, known));
  const answer: MailTemplate = {
    ...toEntry(id, mail, rows, off),
    locale,
    customised: own !== undefined,
    words: own?.words ?? defaults,
    defaults,
    placeholders: known.map((name) => ({ name, example: values[name] ?? '' })),
  };
  return { answer, updatedAt: own?.updatedAt ?? 0 };
}

/** @throws PortalError `invalid_request` that names the placeholders there are, when one stands in the words that is not. */
function requireKnown(words: MailWords, mail: LocalisedMail, settings: Settings): void {
  const known = knownPlaceholders(mail, settings);
  const list = known.map((name) => `{{${name}}}`).join(', ');
  const isOpen = (text: string) => /\{\{|\}\}/.test(text.replaceAll(/\{\{\s*[\w-]*\s*\}\}/g, ''));
  const unknown = textsOf(words)
    .flatMap(placeholdersIn)
    .find((name) => !known.includes(name));
  const isBroken = unknown === undefined && textsOf(words).some(isOpen);
  if (unknown === undefined && !isBroken) return;
  const what = isBroken ? 'A placeholder is not complete' : `There is no placeholder {{${unknown}}}`;
  const message = `${what}. This mail knows ${list}`;
  throw new PortalError('invalid_request', message, {
    reason: 'unknown_placeholder',
    errors: [{ path: 'words', message }],
  });
}

export interface TemplateChange {
  locale: string;
  words?: MailWords | undefined;
  on?: boolean | undefined;
}

const changed = (core: Core, actor: Actor, id: string, data: Record<string, unknown>) =>
  recordEvent(core.db, {
    type: 'mail-template.changed',
    actor,
    subject: { type: 'mail-template', id },
    data,
    at: core.clock(),
  });

/** Keeps words of the business's own, or switches a mail on and off. */
export async function changeMailTemplate(
  core: Core,
  templates: MailTemplates,
  actor: Actor,
  id: string,
  { locale, words, on, expected }: TemplateChange & { expected: number | undefined },
): Promise<void> {
  const mail = requireMail(templates, id);
  if (words) requireKnown(words, mail, await readSettings(core.db));
  if (on === false && ESSENTIAL.has(id)) {
    throw new PortalError('conflict', 'This mail cannot be switched off: without it nobody could sign in or be warned');
  }
  const { updatedAt: before } = await mailTemplateOf(core, templates, id, locale);
  if (expected !== undefined && expected !== before) throw changedMeanwhile();
  const updatedAt = nextVersion(core.clock(), before);
  const keep = words
    ? [
        core.db
          .insert(mailTemplate)
          .values({ template: id, locale, words, updatedAt })
          .onConflictDoUpdate({
            target: [mailTemplate.template, mailTemplate.locale],
            set: { words, updatedAt },
            setWhere: eq(mailTemplate.updatedAt, before),
          }),
        expectChange(core.db),
      ]
    : [];
  const turn =
    on === undefined
      ? []
      : on
        ? [core.db.delete(mailOff).where(eq(mailOff.template, id))]
        : [core.db.insert(mailOff).values({ template: id }).onConflictDoNothing()];
  const note = changed(core, actor, id, { locale, words: words !== undefined, ...(on === undefined ? {} : { on }) });
  if (!(await tryCommit(core, [...keep, ...turn, note]))) throw changedMeanwhile();
}

/** Back to the words that it came with. */
export async function resetMailTemplate(
  core: Core,
  templates: MailTemplates,
  actor: Actor,
  id: string,
  locale: string,
): Promise<void> {
  requireMail(templates, id);
  const own = and(eq(mailTemplate.template, id), eq(mailTemplate.locale, locale));
  await commit(core, [core.db.delete(mailTemplate).where(own), changed(core, actor, id, { locale, reset: true })]);
}

/** How a mail looks with made-up data, in the business's own look. */
export async function previewMail(
  core: Core,
  templates: MailTemplates,
  id: string,
  { locale, words }: { locale: string; words?: MailWords | undefined },
) {
  const mail = requireMail(templates, id);
  const settings = await readSettings(core.db);
  if (words) requireKnown(words, mail, settings);
  const { answer } = await mailTemplateOf(core, templates, id, locale);
  const example = exampleOf(settings, locale, knownPlaceholders(mail, settings));
  const base = mail[locale] ?? mail.en;
  const template = words || answer.customised ? withWords(base, words ?? answer.words) : base;
  return renderMail(template(example), settings, locale);
}
