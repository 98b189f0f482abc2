import type { AdminCases } from '../../../../testing/admin-case.js';

export const auditCases: AdminCases = {};
