import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  title: 'Your account',
  email: 'Email',
  name: 'Name',
  role: 'Role',
  factor: 'Second factor',
  factorText: 'Without it a stolen password would be enough to act as you.',
  totp: 'Authenticator app',
  passkey: 'Passkeys',
  passkeys: { one: 'One passkey', other: '{count} passkeys' },
  none: 'None yet',
  on: 'On',
  off: 'Off',
  addApp: 'Set up an authenticator app',
  addPasskey: 'Add a passkey',
  added: 'Your second factor is saved.',
  lost: 'Lost one of them? Another owner or admin can remove your second factor under Staff & API keys; you then add a new one at the next sign-in.',
  'role:owner': 'Owner',
  'role:admin': 'Admin',
  'role:staff': 'Staff',
  'role:read-only': 'Read only',
};

export const accountMessages = createCatalogue('admin-account', english);
