import assert from 'node:assert/strict';
import { it } from 'node:test';

import { toAppNames } from './app-names.js';

const SINGULARS = {
  bookings: 'booking',
  deliveries: 'delivery',
  addresses: 'address',
  boxes: 'box',
  courses: 'course',
  news: 'new',
  access: 'access',
};

for (const [id, one] of Object.entries(SINGULARS)) {
  it(`calls one of the ${id} ${one}`, () => assert.equal(toAppNames(id).one, one));
}
