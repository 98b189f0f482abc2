import type { NodePortal } from '@client-portal/server/node';
import { Secret, TOTP } from 'otpauth';

/** The demo's owner. The second factor is no secret here: the inbox shows the code of the moment. */
export const demoOwner = {
  email: 'olga@northlight.example',
  password: 'a lamp above the harbour',
  totpSecret: 'NRUWO2DUNBXXK43FNZXXE5DINRUWO2DU',
};

/** Looks after clients day by day, and needs no second factor. */
export const demoColleague = { email: 'timo@northlight.example', password: 'coffee before the first shoot' };

const INSERT = `INSERT INTO staff (id, email, name, role, password_hash, totp_secret, totp_confirmed_at, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** The six digits that the owner's phone would show now. */
export const ownerCode = (): string =>
  new TOTP({ secret: Secret.fromBase32(demoOwner.totpSecret) }).generate({ timestamp: Date.now() });

/** Those who work at Northlight. */
export async function seedStaff({ database, portal }: NodePortal, now: number): Promise<void> {
  const { keys, passwords } = portal.core;
  const totp = await keys.seal('staff', demoOwner.totpSecret);
  const rows = [
    ['stf_demo_owner', demoOwner.email, 'Olga Virtanen', 'owner', await passwords.hash(demoOwner.password), totp, now],
    [
      'stf_demo_staff',
      demoColleague.email,
      'Timo Saari',
      'staff',
      await passwords.hash(demoColleague.password),
      null,
      null,
    ],
  ];
  await database.client.batch(
    rows.map((row) => ({ sql: INSERT, args: [...row, now, now] as never })),
    'write',
  );
}
