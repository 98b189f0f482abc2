import { createPasswords, type NodePortal } from '@client-portal/server/node';

import { makePeople, type Person } from './people.js';
import type { Random } from './random.js';

const DAY = 86_400_000;

export interface DemoUser {
  email: string;
  password: string | null;
}

const PASSWORD = 'two reindeer at dusk';

export interface DemoPerson extends Person {
  id: string;
  email: string;
  password: string | null;
  says: string;
}

const HOME = 'Rantatie 8\n96100 Rovaniemi\nFinland';

/** Who can sign in to the demo. The first has everything. */
export const demoPeople = {
  client: {
    id: 'ctc_01jd0000000000000000000001',
    firstName: 'Mara',
    lastName: 'Lindqvist',
    email: 'mara@example.com',
    company: '',
    address: HOME,
    phone: '+358 40 555 0101',
    locale: 'en',
    password: PASSWORD,
    says: 'many invoices',
  },
  newcomer: {
    id: 'ctc_01jd0000000000000000000002',
    firstName: 'Jonas',
    lastName: 'Okafor',
    email: 'jonas@example.com',
    company: '',
    address: '',
    phone: '',
    locale: null,
    password: PASSWORD,
    says: 'new, has nothing yet',
  },
  passwordless: {
    id: 'ctc_01jd0000000000000000000003',
    firstName: 'Inês',
    lastName: 'Pereira dos Santos',
    email: 'ines@example.com',
    company: 'Café Napapiiri',
    address: HOME,
    phone: '',
    locale: 'en',
    password: null,
    says: 'no password: a code by mail',
  },
  rightToLeft: {
    id: 'ctc_01jd0000000000000000000004',
    firstName: 'ليلى',
    lastName: 'حداد',
    email: 'layla@example.com',
    company: '',
    address: HOME,
    phone: '',
    locale: 'ar',
    password: PASSWORD,
    says: 'Arabic, right to left',
  },
} satisfies Record<string, DemoPerson>;

export const demoUsers: Record<keyof typeof demoPeople, DemoUser> = Object.fromEntries(
  Object.entries(demoPeople).map(([name, { email, password }]) => [name, { email, password }]),
) as never;

interface Row extends Person {
  id: string;
  source: string;
  access: string;
  createdAt: number;
  invitedAt: number | null;
  firstLoginAt: number | null;
  lastLoginAt: number | null;
}

const INSERT = `INSERT INTO contact (id, email, first_name, last_name, phone, company, address, locale, source, access,
  invited_at, last_invited_at, first_login_at, last_login_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const NOTE = `INSERT INTO event (type, actor, subject_type, subject_id, contact_id, data, at) VALUES ('contact.created', 'system', 'contact', ?, ?, ?, ?)`;

const toStatements = (row: Row) => [
  {
    sql: INSERT,
    args: [
      row.id,
      row.email,
      row.firstName,
      row.lastName,
      row.phone,
      row.company,
      row.address,
      row.locale,
      row.source,
      row.access,
      row.invitedAt,
      row.invitedAt,
      row.firstLoginAt,
      row.lastLoginAt,
      row.createdAt,
      row.createdAt,
    ],
  },
  { sql: NOTE, args: [row.id, row.id, JSON.stringify({ source: row.source }), row.createdAt] },
];

function toRow(person: Person, index: number, random: Random, now: number): Row {
  const createdAt = now - random.between(3, 700) * DAY - random.between(0, DAY);
  const invitedAt = person.email && random.chance(0.6) ? createdAt + random.between(0, 2) * DAY : null;
  const firstLoginAt = invitedAt && random.chance(0.6) ? invitedAt + random.between(1, 40) * 3_600_000 : null;
  return {
    ...person,
    id: `ctc_01jd00000000000000001${String(index).padStart(5, '0')}`,
    source: random.pick(['import', 'import', 'form', 'checkout', 'manual']),
    access: index % 60 === 20 ? 'suspended' : index % 75 === 30 ? 'requested' : 'eligible',
    createdAt,
    invitedAt,
    firstLoginAt,
    lastLoginAt: firstLoginAt && firstLoginAt + random.between(0, 20) * 3_600_000,
  };
}

/** Some three hundred contacts, and the four who can sign in. Resolves with the ids of those who have an address. */
export async function seedContacts({ database }: NodePortal, random: Random, now: number): Promise<string[]> {
  const crowd = makePeople(random, 296).map((person, index) => toRow(person, index, random, now));
  const known = Object.values(demoPeople).map((person, index): Row & DemoPerson => {
    const createdAt = now - [420, 2, 200, 160][index]! * DAY;
    const isNew = person.id === demoPeople.newcomer.id;
    return {
      ...person,
      source: 'manual',
      access: 'eligible',
      createdAt,
      invitedAt: createdAt,
      firstLoginAt: isNew ? null : createdAt + DAY,
      lastLoginAt: isNew ? null : now - 6 * DAY,
    };
  });
  const passwords = createPasswords();
  const secrets = await Promise.all(
    known.flatMap(({ id, password, createdAt }) =>
      password
        ? [
            passwords
              .hash(password)
              .then((hash) => ({ sql: 'INSERT INTO password VALUES (?, ?, ?)', args: [id, hash, createdAt] })),
          ]
        : [],
    ),
  );
  await database.client.batch([...[...known, ...crowd].flatMap(toStatements), ...secrets], 'write');
  return crowd.filter((row) => row.email && row.access === 'eligible').map((row) => row.id);
}
