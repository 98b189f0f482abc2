import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { openDatabase } from '../node/db/open-database.js';
import { createFilePortal } from '../testing/file-portal.js';
import { createTestPortal } from '../testing/test-portal.js';
import { HOUR, MINUTE } from './clock.js';
import { runDueJobs, type Job } from './jobs.js';

describe('a job', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const aJob = (name: string, run: Job['run']): Job => ({ name, every: HOUR, run });

  it('runs when it is due and not before', async () => {
    let runs = 0;
    const job = aJob('count', async () => void (runs += 1));
    await runDueJobs(core, [job]);
    portal.time.now += HOUR - MINUTE;
    await runDueJobs(core, [job]);
    assert.equal(runs, 1);
    portal.time.now += MINUTE;
    await runDueJobs(core, [job]);
    assert.equal(runs, 2);
  });

  it('runs on one of two nodes that look at the same moment', async () => {
    const database = await openDatabase({ url: `file:${portal.file}` });
    const other = await createTestPortal(database, { clock: () => portal.time.now });
    let runs = 0;
    const job = aJob('once', async () => {
      runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 30));
    });
    for (let round = 0; round < 10; round += 1) {
      portal.time.now += HOUR;
      await Promise.all([runDueJobs(core, [job]), runDueJobs(other.core, [job])]);
    }
    await other.stop();
    await database.close();
    assert.equal(runs, 10);
  });

  it('that fails keeps no other from running, and is tried again at its next time', async () => {
    let tries = 0;
    const broken = aJob('broken', () => {
      tries += 1;
      return Promise.reject(new Error('no'));
    });
    let others = 0;
    const fine = aJob('fine', async () => void (others += 1));
    await runDueJobs(core, [broken, fine]);
    portal.time.now += HOUR;
    await runDueJobs(core, [broken, fine]);
    assert.deepEqual([tries, others], [2, 2]);
  });

  it('is taken over from a node that died in the middle', async () => {
    const job = aJob('orphan', async () => undefined);
    await core.db.run(
      `INSERT INTO job (name, due_at, leased_until) VALUES ('orphan', 0, ${portal.time.now + 5 * MINUTE})`,
    );
    let runs = 0;
    job.run = async () => void (runs += 1);
    await runDueJobs(core, [job]);
    assert.equal(runs, 0);
    portal.time.now += 6 * MINUTE;
    await runDueJobs(core, [job]);
    assert.equal(runs, 1);
  });
});
