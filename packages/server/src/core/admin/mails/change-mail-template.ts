import type { MailWords } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq } from 'drizzle-orm';

import { commit, tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { changedMeanwhile, nextVersion } from '../../http/etag.js';
import { mailOff, mailTemplate } from '../../mail/mail-schema.js';
import type { MailTemplates } from '../../mail/mail-template.js';
import { readSettings } from '../../settings.js';
import { ESSENTIAL, mailTemplateOf, requireMail } from './mail-templates.js';
import { requireKnown } from './preview-mail.js';

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
