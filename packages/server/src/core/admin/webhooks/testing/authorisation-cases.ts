import type { AdminCases } from '../../../../testing/admin-case.js';

export const webhooksCases: AdminCases = {};
