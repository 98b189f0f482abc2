import { expect } from '@open-wc/testing';

import { initials } from './avatar.js';

describe('initials', () => {
  it('takes the first and the last word', () => {
    expect(initials('Ludwig van Beethoven')).to.equal('LB');
    expect(initials('  zoë ')).to.equal('Z');
  });

  it('keeps an emoji whole, and is empty without a name', () => {
    expect(initials('👩‍🎨 Studio')).to.equal('👩‍🎨S');
    expect(initials('   ')).to.equal('');
  });
});
