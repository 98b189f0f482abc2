import { changeSegment, createSegment, listSegments, removeSegment } from '@client-portal/contract/admin';

import { expectedVersion, giveTag } from '../../http/etag.js';
import { staffOf } from '../../http/register-admin.js';
import type { AdminArea } from '../area.js';
import * as segments from './segments.js';

export const segmentsArea: AdminArea = {
  migrations: [
    {
      id: 'segments/0001_segments',
      statements: [
        `CREATE TABLE segment (
          id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
          filter TEXT NOT NULL CHECK (json_valid(filter)), created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
        ) STRICT`,
      ],
    },
  ],
  routes(register, core) {
    register(listSegments, async (c) => c.json({ items: await segments.listSegments(core) }, 200));

    register(createSegment, async (c) => {
      const made = await segments.createSegment(core, staffOf(c).actor, c.req.valid('json'));
      giveTag(c, made.updatedAt);
      return c.json(made, 201);
    });

    register(changeSegment, async (c) => {
      const { id } = c.req.valid('param');
      const { actor } = staffOf(c);
      const changed = await segments.changeSegment(core, actor, id, c.req.valid('json'), expectedVersion(c));
      giveTag(c, changed.updatedAt);
      return c.json(changed, 200);
    });

    register(removeSegment, async (c) => {
      await segments.removeSegment(core, staffOf(c).actor, c.req.valid('param').id);
      return c.body(null, 204);
    });
  },
};
