import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { MailServerFailure } from '../core/deps.js';
import { resolveMailServer } from './smtp-address.js';

const resolving = (address: string) => ({ resolve: async () => [{ address }] });
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof MailServerFailure ? error.problem : error),
  );

describe('a mail server that the business names', () => {
  for (const host of ['127.0.0.1', '10.1.2.3', '192.168.0.9', '169.254.169.254', '::1', 'fd00::1']) {
    it(`is not reached at ${host}`, async () => {
      assert.equal(await problemOf(resolveMailServer({ host, port: 587 }, {})), 'private');
    });
  }

  it('is not reached through a name that leads inside', async () => {
    const server = { host: 'smtp.example.com', port: 465 };
    assert.equal(await problemOf(resolveMailServer(server, resolving('10.0.0.5'))), 'private');
  });

  it('is reached at the very address that was checked', async () => {
    const server = { host: 'smtp.example.com', port: 465 };
    assert.equal(await resolveMailServer(server, resolving('93.184.216.34')), '93.184.216.34');
  });

  it('is reached inside where the operator allows it', async () => {
    const server = { host: 'mail.internal', port: 2500 };
    const rules = { ...resolving('10.0.0.5'), allow: 'mail.internal:2500' };
    assert.equal(await resolveMailServer(server, rules), '10.0.0.5');
  });

  it('is not on a port for something else', async () => {
    const server = { host: 'smtp.example.com', port: 6379 };
    assert.equal(await problemOf(resolveMailServer(server, resolving('93.184.216.34'))), 'private');
  });

  it('that does not exist is said to be so', async () => {
    const nobody = { resolve: () => Promise.reject(new Error('ENOTFOUND')) };
    assert.equal(await problemOf(resolveMailServer({ host: 'nowhere.example.com', port: 587 }, nobody)), 'dns');
  });
});
