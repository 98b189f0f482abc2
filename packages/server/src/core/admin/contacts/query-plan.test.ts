import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ContactFilter } from '@client-portal/contract/admin';
import { sql } from 'drizzle-orm';

import { createFilePortal } from '../../../testing/file-portal.js';
import { toContactQuery } from './contact-filter.js';
import { type ContactSort, pageStatement } from './list-contacts.js';

describe('how the list of contacts is read', async () => {
  const portal = await createFilePortal();

  const planOf = async (filter: ContactFilter, sort: ContactSort) => {
    const page = pageStatement(toContactQuery([filter]), sort, null, 50);
    const rows = await portal.core.db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${page}`);
    return rows.map(({ detail }) => detail);
  };

  const LISTS: [string, ContactFilter, ContactSort][] = [
    ['everybody', {}, 'newest'],
    ['everybody by name', {}, 'name'],
    ['everybody by last sign-in', {}, 'login'],
    ['a state', { state: 'requested' }, 'newest'],
    ['a source', { source: 'form' }, 'newest'],
    ['a tag', { tag: 'vip' }, 'newest'],
    ['without an address', { hasEmail: false }, 'newest'],
    ['bounced', { bounced: true }, 'newest'],
    ['a search', { q: 'mar lind' }, 'newest'],
    ['a search within a tag and a state', { q: 'mar', tag: 'vip', state: 'joined' }, 'newest'],
  ];

  for (const [name, filter, sort] of LISTS) {
    it(`${name}: through an index, in its order`, async () => {
      const plan = await planOf(filter, sort);
      // json_each-like tables and the full-text index are always "scanned"; the latter only for what matches.
      const scans = plan.filter((line) => line.startsWith('SCAN ') && !/VIRTUAL TABLE INDEX \d+:.*M/.test(line));
      assert.deepEqual(scans, []);
      assert.deepEqual(
        plan.filter((line) => line.includes('TEMP B-TREE')),
        [],
      );
    });
  }
});
