import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

import { measure, type Size } from './measure.js';

// Random text, so that gzip cannot make it smaller than three quarters.
const filler = (bytes: number) => `/*${randomBytes(bytes).toString('base64')}*/`;

describe('measure', () => {
  let folder: string;
  let sizes: Size[];
  const size = (name: string) => sizes.find((one) => one.name.startsWith(name))!.bytes;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'size-'));
    await mkdir(path.join(folder, 'assets'));
    const files = {
      'portal.js':
        'export const a = 1; import("./assets/invoices-Dk3_aB-9.js"); import("./assets/profile-Dk3_aB-9.js"); import("./assets/portal-frame-Dk3_aB-9.js");',
      'portal.classic.js': filler(5000),
      'assets/portal-frame-Dk3_aB-9.js': `import { b } from "./money-Dk3_aB-9.js"; ${filler(700)}`,
      'assets/invoices-Dk3_aB-9.js': `import { a } from "../portal.js"; import { b } from "./money-Dk3_aB-9.js"; ${filler(1000)}`,
      'assets/profile-Dk3_aB-9.js': `import { a } from "../portal.js"; ${filler(500)}`,
      'assets/money-Dk3_aB-9.js': `export const b = 1; import("./rates-Dk3_aB-9.js"); ${filler(2000)}`,
      'assets/rates-Dk3_aB-9.js': filler(9000),
    };
    for (const [file, code] of Object.entries(files)) await writeFile(path.join(folder, file), code);
    sizes = measure(folder, { rates: 9500 });
  });
  after(() => rm(folder, { recursive: true }));

  it('counts with a panel what the panel waits for', () => {
    assert.ok(size('assets/invoices') > 3000 && size('assets/invoices') < 4000);
  });

  it('counts neither the portal with a panel nor what comes later', () => {
    assert.ok(size('assets/profile') < 800);
  });

  it('lists what is loaded on demand, and nothing that only others wait for', () => {
    const names = sizes.map((one) => one.name);
    assert.deepEqual(names, [
      'portal.js',
      'assets/invoices-Dk3_aB-9.js',
      'assets/portal-frame-Dk3_aB-9.js',
      'assets/profile-Dk3_aB-9.js',
      'assets/rates-Dk3_aB-9.js',
      'everything',
      'portal.classic.js',
    ]);
  });

  it('tells how much of a panel the portal has already', () => {
    const { bytes, inside } = sizes.find(({ name }) => name.startsWith('assets/invoices'))!;
    assert.ok(inside! > 1000 && inside! < bytes - 2000);
  });

  it('tells the ceiling of a file under whatever hash', () => {
    assert.deepEqual(
      sizes.flatMap(({ ceiling }) => ceiling ?? []),
      [9500],
    );
  });

  it('counts every file once in the whole', () => {
    assert.ok(size('everything') > 13_200 && size('everything') < 15_000);
  });
});
