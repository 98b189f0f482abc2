import type { AdminCases } from '../../../../testing/admin-case.js';

export const viewAsCases: AdminCases = {
  createView: {
    allowed: 201,
    // A key is nobody who could look.
    key: 403,
    request: async ({ portal }) => ({ body: { contactId: (await portal.addContact()).id } }),
  },
};
