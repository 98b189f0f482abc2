import type { Form } from '@client-portal/contract/admin';
import { PortalError, type FieldError } from '@client-portal/contract/errors';
import { z } from '@hono/zod-openapi';

import { DAY, HOUR } from '../../clock.js';
import { commit } from '../../commit.js';
import type { Core } from '../../deps.js';
import { normaliseEmail } from '../../email.js';
import { recordEvent } from '../../events.js';
import { createId } from '../../ids.js';
import { enqueue } from '../../outbox.js';
import { countTry, type Limit } from '../../rate-limit.js';
import { formSubmission } from './schema.js';
import { checkTicket } from './ticket.js';

export interface Answers {
  ticket: string;
  values: Record<string, string>;
  trap: string;
}

export interface Visitor {
  ip: string;
  /** The page it was sent from. */
  page: string | null;
}

const Address = z.string().trim().max(254).pipe(z.email());
const LINKS = /https?:\/\//gi;
const MOST_LINKS = 3;

const ofVisitor = (form: Form, email: string, ip: string): Limit[] => [
  { name: 'form-ip', key: ip, max: 20, per: HOUR },
  { name: 'form-address', key: `${form.id} ${email}`, max: 5, per: HOUR },
];
const ofAll = (form: Form): Limit[] => [{ name: 'form', key: form.id, max: 2000, per: DAY }];

/** @throws PortalError `invalid_request` that says which field wants what. */
function checkValues({ fields }: Form, given: Record<string, string>): Record<string, string> {
  const errors: FieldError[] = [];
  const values: Record<string, string> = {};
  for (const { name, label, required } of fields) {
    const value = (given[name] ?? '').trim();
    if (required && value === '') errors.push({ path: `values.${name}`, message: `${label} is missing` });
    if (name === 'email' && value !== '' && !Address.safeParse(value).success)
      errors.push({ path: 'values.email', message: 'Enter an e-mail address such as name@example.com' });
    if (value !== '') values[name] = value;
  }
  for (const name of Object.keys(given)) {
    if (!fields.some((field) => field.name === name))
      errors.push({ path: `values.${name}`, message: 'This form does not ask for that' });
  }
  if (errors.length > 0) throw new PortalError('invalid_request', 'The form is not complete; see errors', { errors });
  return values;
}

/** Why something looks like a machine's work; it is kept for a person to decide, and the machine is thanked. */
function suspicion(trap: string, isFast: boolean, values: Record<string, string>): string | null {
  if (trap !== '') return 'trap';
  if (isFast) return 'fast';
  const links = Object.values(values).join(' ').match(LINKS)?.length ?? 0;
  return links > MOST_LINKS ? 'links' : null;
}

/** Takes what a visitor sent. The contact is made by the queue, so that the answer tells nothing about the address. */
export async function submitAnswers(core: Core, form: Form, answers: Answers, visitor: Visitor): Promise<void> {
  const ticket = await checkTicket(core, form.id, answers.ticket);
  if (ticket === 'expired') {
    throw new PortalError('invalid_request', 'This form was open for too long. Send it once more', {
      reason: 'ticket_expired',
    });
  }
  const values = checkValues(form, answers.values);
  const email = normaliseEmail(values['email']!);
  await countTry(core, ofVisitor(form, email, visitor.ip));
  // After the visitor's own, so that what one of them is refused does not count for everybody.
  await countTry(core, ofAll(form));
  const reason = suspicion(answers.trap, ticket === 'fast', values);
  const now = core.clock();
  const id = createId('sub');
  const row = { id, formId: form.id, email, content: values, page: visitor.page, reason, createdAt: now };
  const work = reason ? [] : await enqueue(core, { kind: 'form-submission', payload: { id }, dedupeKey: id });
  await commit(core, [
    core.db.insert(formSubmission).values({ ...row, state: reason ? 'spam' : 'received' }),
    ...work,
    recordEvent(core.db, {
      type: reason ? 'form.suspected' : 'form.submitted',
      actor: 'system',
      subject: { type: 'form', id: form.id },
      data: { submission: id },
      at: now,
    }),
  ]);
}
