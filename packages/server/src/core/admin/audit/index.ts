import type { AdminArea } from '../area.js';

export const auditArea: AdminArea = { routes() {} };
