import { expect } from '@open-wc/testing';

import { formatBytes, formatDuration, formatMoney, formatPlainDate, formatRelative, maskEmail } from './format.js';

const NOON = new Date(2026, 10, 22, 12).getTime();
const HOUR = 3_600_000;

describe('formatMoney', () => {
  it('puts the decimal point where the currency has it', () => {
    expect(formatMoney(24_000, 'EUR', 'en')).to.equal('€240.00');
    expect(formatMoney(24_000, 'JPY', 'en')).to.equal('¥24,000');
    expect(formatMoney(24_000, 'KWD', 'en').replace(/\s/g, ' ')).to.equal('KWD 24.000');
    expect(formatMoney(24_000, 'CLF', 'en')).to.contain('2.4000');
  });

  it('keeps cents that a binary fraction cannot hold', () => {
    expect(formatMoney(1_999_999_999_99, 'USD', 'en')).to.equal('$1,999,999,999.99');
    expect(formatMoney(-1, 'USD', 'en')).to.equal('-$0.01');
  });

  it('writes money as the language does', () => {
    expect(formatMoney(123_456, 'EUR', 'de').replace(/\s/g, ' ')).to.equal('1.234,56 €');
  });
});

describe('formatRelative', () => {
  it('is relative within a week', () => {
    expect(formatRelative(NOON - 20_000, 'en', NOON)).to.equal('now');
    expect(formatRelative(NOON - 5 * 60_000, 'en', NOON)).to.equal('5 minutes ago');
    expect(formatRelative(NOON + 3 * HOUR, 'en', NOON)).to.equal('in 3 hours');
    expect(formatRelative(NOON - 3 * 24 * HOUR, 'en', NOON)).to.equal('3 days ago');
  });

  it('counts days by the calendar, not by 24 hours', () => {
    expect(formatRelative(NOON - 13 * HOUR, 'en', NOON)).to.equal('yesterday');
    expect(formatRelative(NOON + 13 * HOUR, 'en', NOON)).to.equal('tomorrow');
  });

  it('is a date beyond a week, with the year when it is another one', () => {
    expect(formatRelative(NOON - 20 * 24 * HOUR, 'en', NOON)).to.equal('Nov 2');
    expect(formatRelative(NOON - 400 * 24 * HOUR, 'en', NOON)).to.equal('Oct 18, 2025');
  });
});

describe('formatPlainDate', () => {
  it('is the same day in every zone', () => {
    expect(formatPlainDate('2026-11-22', 'en')).to.equal('Nov 22, 2026');
    expect(formatPlainDate('2026-01-01', 'en')).to.equal('Jan 1, 2026');
  });
});

describe('formatDuration', () => {
  it('speaks in hours and minutes', () => {
    expect(formatDuration(75 * 60_000, 'en')).to.equal('1 hr 15 min');
    expect(formatDuration(10_000, 'en')).to.equal('1 min');
  });
});

describe('formatBytes', () => {
  it('chooses the unit', () => {
    expect([0, 999, 1500, 2_500_000].map((bytes) => formatBytes(bytes, 'en'))).to.deep.equal([
      '0 byte',
      '999 byte',
      '2 kB',
      '2.5 MB',
    ]);
  });
});

describe('maskEmail', () => {
  it('shows one letter and the domain', () => {
    expect(maskEmail('anna.smith@example.com')).to.equal('a•••@example.com');
    expect(maskEmail('not an address')).to.equal('not an address');
  });
});
