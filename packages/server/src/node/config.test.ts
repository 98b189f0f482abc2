import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';

import { ConfigError, readConfig } from './config.js';
import { loadSecret } from './secret-file.js';

const advice = (env: Record<string, string>): string => {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
};

describe('the configuration', () => {
  it('works with nothing set', () => {
    const config = readConfig({});
    assert.equal(config.url, 'http://localhost:4400');
    assert.match(config.databaseUrl, /^file:.*data.portal\.db$/);
  });

  it('names every mistake at once', () => {
    const text = advice({
      PORT: 'http',
      PORTAL_URL: 'https://portal.example.com/app',
      SMTP_URL: 'mail.example.com',
      LOG_LEVEL: 'loud',
    });
    assert.deepEqual(
      text.split('\n').map((line) => line.split(' ')[0]),
      ['PORT', 'PORTAL_URL', 'SMTP_URL', 'LOG_LEVEL'],
    );
  });

  it('refuses a proxy list that it cannot read, instead of trusting less or more', () => {
    assert.match(advice({ TRUSTED_PROXIES: '10.0.0.0/8, proxy.internal' }), /"proxy\.internal"/);
    assert.match(advice({ TRUSTED_PROXIES: '10.0.0.0/40' }), /10\.0\.0\.0\/40/);
  });

  it('wants the secret from outside where several nodes share a database', () => {
    assert.match(advice({ DATABASE_URL: 'libsql://db.example.com' }), /^PORTAL_SECRET is needed/);
  });

  it('refuses a secret that is too short', () => {
    assert.match(advice({ PORTAL_SECRET: Buffer.alloc(16, 1).toString('base64') }), /openssl rand/);
  });
});

describe('the secret file', () => {
  it('is made once, for its owner only, by however many start at the same time', async (t) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'secret-'));
    t.after(() => rm(dataDir, { recursive: true }));
    const all = await Promise.all(Array.from({ length: 5 }, () => loadSecret({ secret: undefined, dataDir })));
    assert.equal(new Set(all.map((each) => Buffer.from(each).toString('hex'))).size, 1);
    assert.equal((await stat(path.join(dataDir, 'secret'))).mode & 0o777, 0o600);
    assert.equal((await readFile(path.join(dataDir, 'secret'), 'utf8')).trim().length, 43);
  });

  it('is in a folder that only its owner can enter, where the folder was made for it', async (t) => {
    const parent = await mkdtemp(path.join(tmpdir(), 'secret-'));
    t.after(() => rm(parent, { recursive: true }));
    await loadSecret({ secret: undefined, dataDir: path.join(parent, 'data') });
    assert.equal((await stat(path.join(parent, 'data'))).mode & 0o777, 0o700);
  });

  it('is never replaced when it is damaged', async (t) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'secret-'));
    t.after(() => rm(dataDir, { recursive: true }));
    await writeFile(path.join(dataDir, 'secret'), 'short');
    await assert.rejects(loadSecret({ secret: undefined, dataDir }), ConfigError);
    assert.equal(await readFile(path.join(dataDir, 'secret'), 'utf8'), 'short');
  });
});
