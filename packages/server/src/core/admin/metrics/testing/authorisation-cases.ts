import type { AdminCases } from '../../../../testing/admin-case.js';

export const metricsCases: AdminCases = {};
