import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type ImportGraph, readFirstViews } from './first-views.js';

const now = (file: string) => ({ file, dynamic: false });
const later = (file: string) => ({ file, dynamic: true });

const GRAPH: ImportGraph = new Map([
  ['portal', [later('invoices'), later('profile')]],
  ['invoices', [now('portal'), now('core'), now('table'), later('dialog')]],
  ['profile', [now('portal'), now('core'), later('dialog'), later('devices')]],
  ['devices', [now('profile'), now('table')]],
  ['dialog', [now('core'), now('table')]],
  ['core', [now('portal'), later('passkey')]],
  ['passkey', [now('core')]],
  ['table', []],
]);

describe('readFirstViews', () => {
  const views = new Map(readFirstViews('portal', GRAPH).map(([file, files]) => [file, [...files].sort()]));

  it('counts with a panel all that it waits for, save the entry', () => {
    assert.deepEqual(views.get('invoices'), ['core', 'invoices', 'table']);
  });

  it('counts nothing that is there when somebody asks', () => {
    assert.deepEqual(views.get('devices'), ['devices', 'table']);
    assert.deepEqual(views.get('passkey'), ['passkey']);
  });

  it('counts what only some of those who ask have', () => {
    assert.deepEqual(views.get('dialog'), ['dialog', 'table']);
  });

  it('lists nothing that is never loaded by itself', () => {
    assert.deepEqual([...views.keys()], ['devices', 'dialog', 'invoices', 'passkey', 'profile']);
  });
});
