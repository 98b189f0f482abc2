import type { AdminArea } from '../area.js';

export const mailsArea: AdminArea = { routes() {} };
