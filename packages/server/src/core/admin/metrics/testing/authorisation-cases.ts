import type { AdminCases } from '../../../../testing/admin-case.js';

export const metricsCases: AdminCases = {
  getMetrics: { allowed: 200 },
  getFunnel: { allowed: 200, request: () => ({ query: { step: 'month' } }) },
  getAttention: { allowed: 200 },
};
