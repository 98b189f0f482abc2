import type { AdminCases } from '../../../../testing/admin-case.js';

export const accessCases: AdminCases = {};
