import { expect } from '@open-wc/testing';

import { createCatalogue, findLang, toDirection, translate } from './i18n.js';

const english = {
  pay: 'Pay {amount}',
  due: { one: '{count} invoice is due', other: '{count} invoices are due' },
  title: '{Term:invoices}',
  hint: 'Open your {term:invoice} here',
  'term:invoices': 'invoices',
};

const arabic = {
  due: { one: 'فاتورة واحدة', two: 'فاتورتان', few: '{count} فواتير', many: '{count} فاتورة', other: '{count} فاتورة' },
};

const create = () => createCatalogue('invoices', english, { ar: async () => ({ default: arabic }) });

describe('translate', () => {
  it('fills in parameters', () => {
    expect(translate(create(), 'en', 'pay', { amount: '240.00 €' })).to.equal('Pay 240.00 €');
  });

  it('chooses the plural and writes the number as the language does', () => {
    expect(translate(create(), 'en', 'due', { count: 1 })).to.equal('1 invoice is due');
    expect(translate(create(), 'en', 'due', { count: 1200 })).to.equal('1,200 invoices are due');
  });

  it('knows the six plurals of Arabic', async () => {
    const catalogue = create();
    await catalogue.load('ar-EG');

    expect(translate(catalogue, 'ar', 'due', { count: 2 })).to.equal('فاتورتان');
    expect(translate(catalogue, 'ar', 'due', { count: 3 })).to.contain('فواتير');
  });

  it('falls back to English, with English plurals, for what a language lacks', async () => {
    const catalogue = create();
    await catalogue.load('ar');

    expect(translate(catalogue, 'ar', 'pay', { amount: '5' })).to.equal('Pay 5');
  });

  it('uses the word the business has for a thing', () => {
    const terms = { invoice: 'bill', invoices: 'bills' };

    expect(translate(create(), 'en', 'title', {}, { terms })).to.equal('Bills');
    expect(translate(create(), 'en', 'hint', {}, { terms })).to.equal('Open your bill here');
  });

  it('uses its own words when nothing was renamed', () => {
    expect(translate(create(), 'en', 'title')).to.equal('Invoices');
    expect(translate(create(), 'en', 'hint')).to.equal('Open your invoice here');
  });

  it('lets the business rewrite a sentence', () => {
    const messages = { invoices: { pay: 'Settle {amount} now' } };

    expect(translate(create(), 'en', 'pay', { amount: '5' }, { messages })).to.equal('Settle 5 now');
  });

  it('never reads parameters as templates', () => {
    expect(translate(create(), 'en', 'pay', { amount: '{term:invoice}' })).to.equal('Pay {term:invoice}');
  });
});

describe('createCatalogue', () => {
  it('shows English when a language cannot be fetched, and asks again next time', async () => {
    let asked = 0;
    const catalogue = createCatalogue('flaky', english, {
      de: () =>
        asked++ ? Promise.resolve({ default: { pay: '{amount} zahlen' } }) : Promise.reject(new Error('offline')),
    });
    const { warn } = console;
    console.warn = () => {};

    await catalogue.load('de');
    expect(translate(catalogue, 'de', 'pay', { amount: '5' })).to.equal('Pay 5');
    await catalogue.load('de');
    console.warn = warn;

    expect(translate(catalogue, 'de', 'pay', { amount: '5' })).to.equal('5 zahlen');
  });
});

describe('findLang', () => {
  it('finds the closest lang through shadow roots', () => {
    const outer = document.createElement('div');
    outer.lang = 'de-AT';
    const host = document.createElement('div');
    outer.append(host);
    const inner = document.createElement('span');
    host.attachShadow({ mode: 'open' }).append(inner);

    expect(findLang(inner)).to.equal('de-AT');
  });

  it('ignores a lang that is not a language', () => {
    const el = document.createElement('div');
    el.lang = 'not a language!';

    expect(() => new Intl.NumberFormat(findLang(el))).not.to.throw();
  });
});

describe('toDirection', () => {
  it('writes Arabic and Hebrew from the right, Arabic-looking codes not', () => {
    expect(['ar', 'ar-EG', 'he', 'fa', 'en', 'arn'].map(toDirection)).to.deep.equal([
      'rtl',
      'rtl',
      'rtl',
      'rtl',
      'ltr',
      'ltr',
    ]);
  });
});
