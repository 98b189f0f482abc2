import type { AdminCases } from '../../../../testing/admin-case.js';
import { createSegment } from '../segments.js';

let count = 0;
const aName = () => `Segment ${(count += 1)}`;

export const segmentsCases: AdminCases = {
  listTags: { allowed: 200 },
  listSegments: { allowed: 200 },
  createSegment: { allowed: 201, request: () => ({ body: { name: aName(), filter: { tag: 'vip' } } }) },
  changeSegment: {
    allowed: 200,
    async request({ portal }) {
      const { id } = await createSegment(portal.core, 'cli', { name: aName(), filter: {} });
      return { id, body: { name: aName() } };
    },
  },
  removeSegment: {
    allowed: 204,
    async request({ portal }) {
      return { id: (await createSegment(portal.core, 'cli', { name: aName(), filter: {} })).id };
    },
  },
};
