import type { Form, FormSubmission } from '@client-portal/contract/admin';

import type { AdminCallerOfTests } from '../../../../testing/admin-tester.js';
import type { TestPortal } from '../../../../testing/test-portal.js';
import { SECOND } from '../../../clock.js';

export const EMAIL = { name: 'email', label: 'E-mail', type: 'email', required: true } as const;

export const FIELDS = [
  EMAIL,
  { name: 'firstName', label: 'First name', type: 'text', required: true },
  { name: 'company', label: 'Company', type: 'text' },
  { name: 'message', label: 'Message', type: 'textarea' },
  { name: 'terms', label: 'I agree', type: 'checkbox' },
];

export interface Sending {
  values: Record<string, string>;
  trap?: string;
  ticket?: string;
  /** How long the visitor takes, in milliseconds. */
  takes?: number;
  origin?: string;
}

/** Forms as a visitor and a member of the staff use them. */
export function createFormTester(portal: TestPortal, owner: AdminCallerOfTests) {
  const ok = async <T>(response: Response): Promise<T> => {
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as T;
  };
  const tester = {
    make: async (change: object = {}) =>
      ok<Form>(await owner.send('POST', '/api/admin/forms', { name: 'Contact', fields: FIELDS, ...change })),
    read: async (id: string) => ok<Form>(await owner.send('GET', `/api/admin/forms/${id}`)),
    fetch: (id: string, origin?: string) => portal.browser(origin).send('GET', `/api/forms/${id}`),
    ticket: async (id: string) => (await ok<{ ticket: string }>(await tester.fetch(id))).ticket,
    async send(id: string, { values, trap, ticket, takes = 5 * SECOND, origin }: Sending): Promise<Response> {
      const held = ticket ?? (await tester.ticket(id));
      portal.time.now += takes;
      const body = { ticket: held, values, ...(trap !== undefined && { trap }) };
      return portal.browser(origin).send('POST', `/api/forms/${id}`, body);
    },
    /** Sent, and worked off. */
    async submit(id: string, sending: Sending): Promise<void> {
      const response = await tester.send(id, sending);
      if (response.status !== 202) throw new Error(await response.text());
      await portal.tick();
    },
    submissions: async (id: string, query = '') =>
      (await ok<{ items: FormSubmission[] }>(await owner.send('GET', `/api/admin/forms/${id}/submissions?${query}`)))
        .items,
  };
  return tester;
}
