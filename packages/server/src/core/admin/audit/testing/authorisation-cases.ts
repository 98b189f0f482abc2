import type { AdminCases } from '../../../../testing/admin-case.js';

export const auditCases: AdminCases = {
  listEvents: { allowed: 200 },
  listEventTypes: { allowed: 200 },
  streamAdminEvents: { allowed: 200 },
  listAudit: { allowed: 200 },
  exportAudit: { allowed: 200, request: () => ({ query: { format: 'ndjson' } }) },
  verifyAudit: { allowed: 200 },
};
