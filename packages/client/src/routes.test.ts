import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Invoice } from '@client-portal/contract/invoices';

import type { PortalClient } from './client.js';
import { query } from './query-cache.js';

/** Never run: each line has to compile, or has to be refused, when the types are checked. */
export async function compileOnly(client: PortalClient): Promise<void> {
  const invoice: Invoice = await client.get('/api/invoices/{id}', { params: { id: 'inv_1' } });
  await client.post('/api/invoices/{id}/payments', {
    params: { id: invoice.id },
    body: { returnUrl: 'https://a.example' },
  });
  await client.get('/api/profile');
  const nothing: undefined = await client.delete('/api/session');
  await client.signIn('/api/session/code', { email: 'a@b.c', code: '123456' });
  const items: readonly { number: string }[] | undefined = query(client, '/api/invoices').value?.items;
  // @ts-expect-error a path that does not exist
  await client.get('/api/invoice');
  // @ts-expect-error a path of another method
  await client.post('/api/profile');
  // @ts-expect-error its parameters are missing
  await client.get('/api/invoices/{id}');
  // @ts-expect-error a parameter of another name
  await client.get('/api/invoices/{id}', { params: { invoice: 'inv_1' } });
  // @ts-expect-error a status that no invoice has
  await client.get('/api/invoices', { query: { status: 'lost' } });
  // @ts-expect-error its body is missing
  await client.post('/api/session/email', {});
  // @ts-expect-error a field of the wrong type
  await client.patch('/api/profile', { body: { firstName: 1 } });
  // @ts-expect-error a path that opens no session
  await client.signIn('/api/session/email', { email: 'a@b.c' });
  // @ts-expect-error the body of another way in
  await client.signIn('/api/session/code', { email: 'a@b.c', password: 'x' });
  // @ts-expect-error a path that answers with JSON
  await client.file('/api/profile');
  // @ts-expect-error an answer that has no such field
  void (await client.get('/api/profile')).surname;
  void [nothing, items];
}

describe('the typed routes', () => {
  it('are checked by the compiler', () => {
    assert.equal(typeof compileOnly, 'function');
  });
});
