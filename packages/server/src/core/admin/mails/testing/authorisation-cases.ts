import type { AdminCases } from '../../../../testing/admin-case.js';

export const mailsCases: AdminCases = {};
