import { createHash } from 'node:crypto';

import { migrate, migrations, storeSettings } from '@client-portal/server';
import { createPasswords, openDatabase } from '@client-portal/server/node';

const DAY = 86_400_000;

export const SITE = 'https://www.shop.test';
/** Everybody's. */
export const PASSWORD = 'lamp river seven cloud';

export interface Business {
  /** The secret of one session for each contact. */
  tokens: string[];
}

export interface BusinessSize {
  contacts: number;
  invoices: number;
  /** The origin of the business's pages; `SITE` unless told. */
  site?: string;
}

const contactId = (n: number | string) => `printf('ctc_01k%023d', ${n})`;

const tokenOf = (n: number) => `ps_${createHash('sha256').update(`token ${n}`).digest('base64url')}`;

const series = (count: number) =>
  `WITH RECURSIVE series (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM series WHERE n + 1 < ${count})`;

/** Every contact has invoices of all ages, most of them paid and one in twenty still to pay, its reminder sent. */
const insertInvoices = ({ contacts, invoices }: BusinessSize) => `${series(invoices)}
  INSERT INTO invoice (id, number, contact_id, title, state, currency, issued_on, due_on, subtotal, tax, total,
    amount_paid, bill_to_name, created_at, updated_at, sent_at, paid_at, overdue_at)
  SELECT printf('inv_01k%023d', n), printf('R-%07d', n), ${contactId(`n % ${contacts}`)}, 'Photographs of the autumn season',
    CASE WHEN n / ${contacts} % 20 = 19 THEN 'open' ELSE 'paid' END, 'EUR',
    date('2020-01-01', (n / ${contacts} * 9 % 2400) || ' days'), date('2020-01-15', (n / ${contacts} * 9 % 2400) || ' days'),
    10000 + n % 90000, 1900, 11900 + n % 90000,
    CASE WHEN n / ${contacts} % 20 = 19 THEN 0 ELSE 11900 + n % 90000 END, 'Mara Example', 0, 0, 0,
    CASE WHEN n / ${contacts} % 20 = 19 THEN NULL ELSE 0 END, 0
  FROM series`;

/** Migrates the database at `url` and fills it with a business whose contacts are all signed in. */
export async function seedBusiness(url: string, size: BusinessSize): Promise<Business> {
  const { site = SITE } = size;
  const { client, db, close } = await openDatabase({ url });
  const now = Date.now();
  const tokens = Array.from({ length: size.contacts }, (_, n) => tokenOf(n));
  await migrate(client, migrations);
  await storeSettings(
    db,
    { business: { name: 'The Shop' }, pages: [`${site}/clients`], origins: [site] } as never,
    now,
  );
  const hash = await createPasswords().hash(PASSWORD);
  await client.batch(
    [
      `${series(size.contacts)} INSERT INTO contact (id, email, first_name, source, created_at, updated_at)
        SELECT ${contactId('n')}, 'person' || n || '@mail.test', 'Mara', 'manual', 0, 0 FROM series`,
      { sql: 'INSERT INTO password (contact_id, hash, updated_at) SELECT id, ?, 0 FROM contact', args: [hash] },
      insertInvoices(size),
      ...tokens.map((token, n) => ({
        sql: `INSERT INTO session (id_hash, id, contact_id, method, created_at, authenticated_at, seen_at, expires_at, absolute_expires_at)
          VALUES (?1, ?2, ${contactId('?3')}, 'password', ?4, ?4, ?4, ?5, ?5)`,
        args: [createHash('sha256').update(token).digest('hex'), `ses_${n}`, n, now, now + 6 * DAY],
      })),
      'ANALYZE',
    ],
    'write',
  );
  await close();
  return { tokens };
}
