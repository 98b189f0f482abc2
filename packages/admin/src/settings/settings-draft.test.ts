import { expect } from '@open-wc/testing';
import type { Settings } from '@client-portal/contract/admin';

import { SettingsDraft } from './settings-draft.js';

const aDraft = (values: object): SettingsDraft => {
  const draft = new SettingsDraft(() => {});
  draft.load(values as Settings, '"1"');
  return draft;
};

describe('the draft of the settings', () => {
  it('sends only what was changed', () => {
    const draft = aDraft({ brand: { accent: null, copyright: 'A' }, links: [] });
    draft.set('brand.accent', '#112233');
    expect(draft.patch).to.deep.equal({ brand: { accent: '#112233' } });
  });

  it('has nothing to save when a change is taken back by hand', () => {
    const draft = aDraft({ brand: { copyright: 'A' } });
    draft.set('brand.copyright', 'B');
    draft.set('brand.copyright', 'A');
    expect(draft.patch).to.equal(undefined);
  });

  it('names what is to go', () => {
    const draft = aDraft({ terms: { en: { invoice: 'bill' }, de: {} } });
    draft.set('terms', { en: {} });
    expect(draft.patch).to.deep.equal({ terms: { en: { invoice: null }, de: null } });
  });

  it('keeps what was typed when somebody else has saved, and says what they changed', () => {
    const draft = aDraft({ brand: { accent: null, copyright: 'A' } });
    draft.set('brand.accent', '#112233');
    const others = draft.load({ brand: { accent: null, copyright: 'Theirs' } } as never, '"2"');
    expect(others).to.deep.equal(['brand.copyright']);
    expect(draft.value).to.deep.equal({ brand: { accent: '#112233', copyright: 'Theirs' } });
    expect(draft.patch).to.deep.equal({ brand: { accent: '#112233' } });
  });

  it('forgets a complaint as soon as its field is typed in', () => {
    const draft = aDraft({ brand: { accent: 'x' } });
    draft.fail({ 'brand.accent': 'wrong', 'brand.text': 'wrong too' });
    draft.set('brand.accent', '#112233');
    expect(draft.errors).to.deep.equal({ 'brand.text': 'wrong too' });
  });
});
