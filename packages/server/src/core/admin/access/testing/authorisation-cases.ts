import type { AdminCases } from '../../../../testing/admin-case.js';
import { grantAccess } from '../grants.js';

export const accessCases: AdminCases = {
  listGrants: { allowed: 200, request: async ({ portal }) => ({ id: (await portal.addContact()).id }) },
  grantAccess: {
    allowed: 201,
    request: async ({ portal }) => ({ id: (await portal.addContact()).id, body: { resource: 'app:invoices' } }),
  },
  revokeGrant: {
    allowed: 204,
    async request({ portal }) {
      const { id } = await portal.addContact();
      return { id: (await grantAccess(portal.core, 'cli', id, { resource: 'app:invoices' })).id };
    },
  },
  explainAccess: {
    allowed: 200,
    request: async ({ portal }) => ({ query: { contact: (await portal.addContact()).id, resource: 'app:invoices' } }),
  },
};
