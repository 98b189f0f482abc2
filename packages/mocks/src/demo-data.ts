import type { MockPortal } from './mock-portal.js';

/** Who can sign in to the demo, all with `MOCK_PASSWORD`. */
export const demoContacts = {
  /** Has something in every app. */
  client: { email: 'mara@example.com', firstName: 'Mara', lastName: 'Lindqvist', company: 'Lindqvist & Daughters' },
  /** Has nothing yet. */
  newcomer: { email: 'noor@example.com', firstName: 'Noor', lastName: 'Haddad' },
} as const;

/** Fills an empty portal with the same business each time. */
export async function seedDemo(mock: MockPortal): Promise<void> {
  await mock.addContact({ ...demoContacts.client });
  await mock.addContact({ ...demoContacts.newcomer });
}
