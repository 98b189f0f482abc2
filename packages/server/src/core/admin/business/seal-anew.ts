import type { Core } from '../../deps.js';
import { type ExportHeader, SEAL_PROBE } from './export-business.js';
import type { ExportRow } from './read-export.js';

/** Secrets are sealed with the server's own secret: on another server they open only where it has the same one. */
export interface Sealer {
  /** Changes what this server could not open; says so in `notes`. */
  seal(row: ExportRow): Promise<void>;
  notes: string[];
}

const NOTES = {
  staff: 'Authenticator apps of the staff have to be set up again at the next sign-in.',
  webhook: 'Webhooks have new secrets: rotate each in the admin and hand the new one to its receiver.',
  setting: 'The password of the mail server has to be typed again.',
} as const;

async function hasSameSecret(core: Core, { probe }: ExportHeader): Promise<boolean> {
  return core.keys.open('settings', probe).then(
    (text) => text === SEAL_PROBE,
    () => false,
  );
}

async function unseal(core: Core, { table, values }: ExportRow): Promise<keyof typeof NOTES | undefined> {
  if (table.name === 'staff' && values['totp_secret'] !== null) {
    Object.assign(values, { totp_secret: null, totp_confirmed_at: null });
    return 'staff';
  }
  if (table.name === 'webhook') {
    const secret = `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
    Object.assign(values, {
      secret: await core.keys.seal('webhooks', secret),
      old_secret: null,
      old_secret_until: null,
    });
    return 'webhook';
  }
  if (table.name !== 'setting') return undefined;
  const value = JSON.parse(String(values['value'])) as Record<string, unknown>;
  if (!value['sealedPassword']) return undefined;
  values['value'] = JSON.stringify({ ...value, sealedPassword: '' });
  return 'setting';
}

export async function createSealer(core: Core, header: ExportHeader): Promise<Sealer> {
  const same = await hasSameSecret(core, header);
  const notes: string[] = [];
  return {
    notes,
    async seal(row) {
      const about = same ? undefined : await unseal(core, row);
      if (about && !notes.includes(NOTES[about])) notes.push(NOTES[about]);
    },
  };
}
