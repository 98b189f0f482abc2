import type { AdminCases } from '../../../../testing/admin-case.js';

export const businessCases: AdminCases = {
  exportBusiness: { allowed: 200 },
  importBusiness: { allowed: 422, request: () => ({ raw: { text: 'no export', type: 'application/x-ndjson' } }) },
};
