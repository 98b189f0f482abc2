import type { Role } from '@client-portal/contract/admin';

/** Who can sign in to the admin of the demo, all with `MOCK_PASSWORD`. */
export const demoStaff: Readonly<Record<Role, { email: string; name: string }>> = {
  owner: { email: 'olga@northlight.example', name: 'Olga Brandt' },
  admin: { email: 'amir@northlight.example', name: 'Amir Saleh' },
  staff: { email: 'sam@northlight.example', name: 'Sam Okafor' },
  'read-only': { email: 'rita@northlight.example', name: 'Rita Conti' },
};

/** The secret of everybody's authenticator app; `totpCode` shows what it shows. */
export const MOCK_TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
