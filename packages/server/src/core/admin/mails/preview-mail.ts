import type { MailWords } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import type { Core } from '../../deps.js';
import type { LocalisedMail, MailTemplates } from '../../mail/mail-template.js';
import { knownPlaceholders, placeholdersIn, textsOf, withWords } from '../../mail/mail-words.js';
import { renderMail } from '../../mail/render-mail.js';
import { readSettings, type Settings } from '../../settings.js';
import { exampleOf } from './example-mail.js';
import { mailTemplateOf, requireMail } from './mail-templates.js';

/** @throws PortalError `invalid_request` that names the placeholders there are, when one stands in the words that is not. */
export function requireKnown(words: MailWords, mail: LocalisedMail, settings: Settings): void {
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
