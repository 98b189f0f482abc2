/** The password of every contact that was not given another one. */
export const MOCK_PASSWORD = 'correct horse battery';

/** Who can sign in to the demo, all with `MOCK_PASSWORD`. */
export const demoContacts = {
  /** Has an invoice in every state. */
  client: {
    email: 'mara@example.com',
    firstName: 'Mara',
    lastName: 'Lindqvist',
    company: 'Lindqvist & Daughters',
    address: 'Hafengasse 7\n20459 Hamburg\nGermany',
  },
  /** Has nothing yet. */
  newcomer: { email: 'noor@example.com', firstName: 'Noor', lastName: 'Haddad' },
} as const;
