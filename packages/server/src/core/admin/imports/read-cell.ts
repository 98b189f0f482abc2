import { isTimeZone } from '@client-portal/contract';

import { normaliseEmail } from '../../email.js';
import { Address } from '../contacts/find-contact.js';
import type { Candidate, ValueName } from './candidate.js';
import { toLocale } from './locale-names.js';

const LENGTHS: Record<string, number> = {
  email: 254,
  firstName: 100,
  lastName: 100,
  name: 200,
  phone: 50,
  company: 200,
};
const LONGEST: Record<string, number> = { address: 500, timeZone: 60, tags: 2000 };
const FIELD_LENGTH = 1000;
const TAG_LENGTH = 60;

const CONTROLS = /(?![\t\n\r\u0080-\u009F])\p{Cc}/u;

const isNumber = (text: string) => /^[+-][\d\s()./-]+$/.test(text);

/** What a spreadsheet would calculate instead of show. */
const isFormula = (text: string) => text.startsWith('=') || (/^[@+-].*[(|!]/.test(text) && !isNumber(text));

function complaintAbout(text: string, target: string): string | undefined {
  if (text.includes('\u0000')) return 'Holds a NUL character. Is the encoding right? Else save the file again as UTF-8';
  if (text.includes('\uFFFD')) return 'Holds characters that do not fit the encoding. Choose another encoding';
  if (CONTROLS.test(text)) return 'Holds control characters. Type it again';
  if (isFormula(text)) return 'Begins like a formula. Write the result as plain text instead';
  const most = LENGTHS[target] ?? LONGEST[target] ?? FIELD_LENGTH;
  return text.length > most ? `Is longer than ${most} characters` : undefined;
}

/** "Lindqvist, Mara" and "Mara Lindqvist": what stands last is the family's name. */
function splitName(name: string): { firstName?: string; lastName?: string } {
  const [last, first] = name.includes(',') ? name.split(/,\s*/, 2) : [];
  if (last && first) return { firstName: first, lastName: last };
  const words = name.split(/\s+/);
  const lastName = words.length > 1 ? words.pop()! : '';
  return { firstName: words.join(' '), ...(lastName ? { lastName } : {}) };
}

function splitTags(text: string): string[] {
  const tags = text.split(/[,;|\n]/).map((tag) => tag.replaceAll(/\s+/g, ' ').trim());
  return [...new Set(tags.filter(Boolean))];
}

type Put = (candidate: Candidate, text: string, target: string) => string | undefined;

const putValue: Put = ({ values }, text, target) => {
  values[target as ValueName] ??= text;
  return undefined;
};

const PUT: Record<string, Put> = {
  email(candidate, text) {
    const email = Address.safeParse(text);
    if (!email.success) return 'Is not an e-mail address such as name@example.com';
    candidate.email ??= normaliseEmail(email.data);
    return undefined;
  },
  name(candidate, text) {
    candidate.values = { ...splitName(text), ...candidate.values };
    return undefined;
  },
  address({ values }, text) {
    values.address = values.address ? `${values.address}\n${text}` : text;
    return values.address.length > LONGEST['address']! ? `Is longer than ${LONGEST['address']} characters` : undefined;
  },
  locale({ values }, text) {
    const locale = toLocale(text);
    if (!locale) return 'Is no language. Write a code such as de or en-GB';
    values.locale = locale;
    return undefined;
  },
  timeZone(candidate, text, target) {
    return isTimeZone(text) ? putValue(candidate, text, target) : 'Is no time zone. Write one such as Europe/Berlin';
  },
  tags(candidate, text) {
    candidate.tags = splitTags(text);
    const isLong = candidate.tags.some((tag) => tag.length > TAG_LENGTH);
    return isLong ? `Holds a tag of more than ${TAG_LENGTH} characters. Separate tags by commas` : undefined;
  },
};

function put(candidate: Candidate, text: string, target: string): string | undefined {
  if (target.startsWith('field:')) {
    const name = target.slice('field:'.length);
    if (!Object.hasOwn(candidate.fields, name)) candidate.fields[name] = text;
    return undefined;
  }
  return (PUT[target] ?? putValue)(candidate, text, target);
}

/** Notes what a cell says about the person, or tells in plain words why it cannot. `target` is what the column holds. */
export const readCell = (candidate: Candidate, text: string, target: string): string | undefined =>
  complaintAbout(text, target) ?? put(candidate, text, target);
