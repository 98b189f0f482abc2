import { expect } from '@open-wc/testing';

import { type DraftForm, emptyForm, newLine, readForm } from './draft-form.js';

const SETTINGS = {
  prefix: 'INV-',
  nextNumber: 'INV-2026-0001',
  next: 1,
  dueDays: 14,
  taxRate: 1900,
  note: '',
  currency: 'EUR',
};
const aForm = (values: Partial<DraftForm> = {}): DraftForm => ({
  ...emptyForm(SETTINGS),
  client: { id: 'ctc_1', name: 'Mara', email: null },
  ...values,
});

describe('the form of an invoice', () => {
  it('becomes integers of the invoice’s currency', () => {
    const lines = [{ ...newLine('25,5'), description: 'Retouching', quantity: '1,5', price: '72' }];
    const { input } = readForm(aForm({ lines }));
    expect(input?.lines).to.deep.equal([{ description: 'Retouching', quantity: 1500, unitPrice: 7200, taxRate: 2550 }]);
    const yen = readForm(aForm({ lines, currency: 'JPY' })).input;
    expect(yen?.lines?.[0]?.unitPrice).to.equal(72);
  });

  it('leaves out lines that nobody has filled in', () => {
    expect(readForm(aForm()).input?.lines).to.deep.equal([]);
  });

  it('says what to correct, and sends nothing until then', () => {
    const line = { ...newLine(''), description: 'Prints', price: 'many' };
    const { input, complaints } = readForm(aForm({ client: null, lines: [line], dueBy: 'on', dueOn: '' }));
    expect(input).to.equal(undefined);
    expect(complaints).to.deep.equal({ client: 'noClientYet', [`${line.key}-price`]: 'notANumber', dueOn: 'missing' });
  });

  it('gives the day, the number and the discount only where they were chosen', () => {
    const plain = readForm(aForm()).input;
    expect([plain?.issuedOn, plain?.number, plain?.discount, plain?.due]).to.deep.equal([
      null,
      null,
      null,
      { days: 14 },
    ]);
    const chosen = readForm(
      aForm({ discount: 'percent', discountValue: '10', dueBy: 'on', dueOn: '2026-12-24' }),
    ).input;
    expect([chosen?.discount, chosen?.due]).to.deep.equal([{ percent: 1000, label: 'Discount' }, { on: '2026-12-24' }]);
  });
});
