import type { AdminCases } from '../../../../testing/admin-case.js';

export const businessCases: AdminCases = {};
