import type { Role, StaffSignedIn } from '@client-portal/contract/admin';
import { commit, createId, staff, staffSession } from '@client-portal/server/embed';

import { MOCK_PASSWORD } from './demo-contacts.js';
import { demoStaff, MOCK_TOTP_SECRET } from './demo-staff.js';
import type { MockPortal } from './mock-portal.js';
import { totpCode } from './totp.js';

export interface NewStaff {
  email: string;
  name?: string | undefined;
  role: Role;
  /** With the authenticator app of `MOCK_TOTP_SECRET`; true when left out. */
  secondFactor?: boolean | undefined;
}

const STEP = 30_000;

/** The people who work for the mock's business. */
export class MockStaff {
  readonly #mock: MockPortal;
  readonly #used = new Map<string, number>();

  constructor(mock: MockPortal) {
    this.#mock = mock;
  }

  /** A member of the staff who can sign in with `MOCK_PASSWORD`. */
  async add({ email, name = '', role, secondFactor = true }: NewStaff): Promise<{ id: string; email: string }> {
    const { core } = this.#mock.portal;
    const now = core.clock();
    const totp = secondFactor
      ? { totpSecret: await core.keys.seal('staff', MOCK_TOTP_SECRET), totpConfirmedAt: now }
      : {};
    const passwordHash = await core.passwords.hash(MOCK_PASSWORD);
    const row = { id: createId('stf'), email, name, role, passwordHash, createdAt: now, updatedAt: now, ...totp };
    await commit(core, [core.db.insert(staff).values(row)]);
    return { id: row.id, email };
  }

  /** Everybody of the demo. */
  async addDemo(): Promise<void> {
    for (const [role, person] of Object.entries(demoStaff)) await this.add({ ...person, role: role as Role });
  }

  /** What the authenticator app shows now. */
  code(): Promise<string> {
    return totpCode(MOCK_TOTP_SECRET, this.#mock.clock.now);
  }

  /** Signs somebody in as this page, through the real sign-in; the token is there where the admin is embedded. */
  async signIn(email: string): Promise<StaffSignedIn> {
    const first = await this.#post('/api/admin/session/password', { email, password: MOCK_PASSWORD });
    if (!first.challenge) return first;
    const code = await this.#freshCode(email);
    return this.#post('/api/admin/session/totp', { challenge: first.challenge, code });
  }

  /** Ends every session of the staff, as twelve hours would. */
  async endSessions(): Promise<void> {
    const { core } = this.#mock.portal;
    await commit(core, [core.db.delete(staffSession)]);
  }

  forget(): void {
    this.#used.clear();
  }

  /** A code works once, so a second sign-in in the same half minute uses the next one, which the server takes as well. */
  async #freshCode(email: string): Promise<string> {
    const { now } = this.#mock.clock;
    const step = Math.max(now, (this.#used.get(email) ?? -Infinity) + STEP);
    this.#used.set(email, step);
    return totpCode(MOCK_TOTP_SECRET, step);
  }

  async #post(path: string, body: object): Promise<StaffSignedIn> {
    const response = await this.#mock.send('POST', path, body);
    if (!response.ok) throw new Error(`${path} failed: ${response.status} ${await response.text()}`);
    return (await response.json()) as StaffSignedIn;
  }
}
