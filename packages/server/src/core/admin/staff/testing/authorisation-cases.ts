import { PASSWORD } from '../../../../testing/test-portal.js';
import type { AdminCases } from '../../../../testing/admin-case.js';
import { inviteStaffMember } from '../invite-member.js';

const token = 'a-token-that-nobody-issued-0000000000000000';
let count = 0;
const anAddress = () => `colleague${(count += 1)}@shop.test`;

export const staffCases: AdminCases = {
  staffPasswordSignIn: { allowed: 401, request: () => ({ body: { email: anAddress(), password: PASSWORD } }) },
  staffTotpSignIn: { allowed: 401, request: () => ({ body: { challenge: token, code: '000000' } }) },
  staffPasskeyOptions: { allowed: 200 },
  staffPasskeySignIn: { allowed: 401, request: () => ({ body: { response: { id: 'nobody-s' } } }) },
  requestStaffReset: { allowed: 202, request: () => ({ body: { email: anAddress() } }) },
  inspectStaffToken: { allowed: 200, request: () => ({ body: { token } }) },
  acceptStaffToken: { allowed: 410, request: () => ({ body: { token, password: PASSWORD } }) },
  getStaffSession: { allowed: 200 },
  staffSignOut: { allowed: 204 },
  startTotp: { allowed: 409 },
  confirmTotp: { allowed: 409, request: () => ({ body: { code: '000000' } }) },
  staffPasskeyRegistrationOptions: { allowed: 200 },
  addStaffPasskey: { allowed: 422, request: () => ({ body: { response: { id: 'made-up' }, name: 'Phone' } }) },
  listStaff: { allowed: 200 },
  inviteStaff: { allowed: 201, request: () => ({ body: { email: anAddress(), role: 'staff' } }) },
  changeStaff: {
    allowed: 200,
    async request({ portal }) {
      const invitation = { email: anAddress(), name: 'Kim', role: 'staff' as const };
      const { member } = await inviteStaffMember(portal.core, 'cli', invitation);
      return { id: member.id, body: { name: 'Kim Lee' } };
    },
  },
  listApiKeys: { allowed: 200 },
  createApiKey: { allowed: 201, request: () => ({ body: { name: 'Reports', scopes: ['contacts:read'] } }) },
  revokeApiKey: {
    allowed: 204,
    async request({ portal }) {
      const { createKey } = await import('../api-keys.js');
      return { id: (await createKey(portal.core, 'cli', { name: 'Old', scopes: ['contacts:read'] })).key.id };
    },
  },
};
