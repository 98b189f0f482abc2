import { expect } from '@open-wc/testing';

import { fromFilter, toAddress, toFilter, toQuery } from './contact-query.js';

describe('a filter of contacts in the address', () => {
  it('comes back as it was, whatever a tag is called', () => {
    for (const tag of ['vip', 'Große Kunden', 'a=b;c', '100%', "it's (new)!", '~20', '中文', 'a+b']) {
      const address = toAddress({ state: 'joined', tag, bounced: 'true' });
      expect(address, tag).to.match(/^[\w/.,:;=~@+-]*$/);
      expect(toQuery(address)).to.deep.equal({ state: 'joined', tag, bounced: 'true' });
    }
  });

  it('reads what links of others say, and leaves out what is none', () => {
    expect(toQuery('tag=vip;color=red;state=')).to.deep.equal({ tag: 'vip' });
    expect(toQuery('tag=100~zz')).to.deep.equal({ tag: '100~zz' });
  });

  it('becomes a filter to save, and the other way round', () => {
    const query = { q: 'mara', source: 'form', hasEmail: 'false', bounced: 'true' } as const;
    const filter = { q: 'mara', source: 'form', hasEmail: false, bounced: true } as const;
    expect(toFilter({ ...query, segment: 'seg_1' })).to.deep.equal(filter);
    expect(fromFilter(filter)).to.deep.equal(query);
  });
});
