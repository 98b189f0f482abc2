import type { AdminArea } from '../area.js';

export const importsArea: AdminArea = { routes() {} };
