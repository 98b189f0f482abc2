import { PortalError } from '@client-portal/contract/errors';

import { createInvoice, recordManualPayment, sendInvoice } from '../../apps/invoices/index.js';
import { createContactRow } from '../../core/admin/contacts/create-contact.js';
import { DAY, toPlainDate } from '../../core/clock.js';
import { commit } from '../../core/commit.js';
import { contact } from '../../core/db/schema.js';
import type { Core } from '../../core/deps.js';
import { readSettings } from '../../core/settings.js';
import type { Command, Machine } from './command.js';

/** Made-up people; `example.com` belongs to nobody, so no mail reaches anybody. */
const PEOPLE = [
  ['Amara', 'Okafor', 'Okafor Ceramics'],
  ['Ben', 'Lindqvist', ''],
  ['Chiara', 'Moretti', 'Moretti & Figli'],
  ['Dilan', 'Yılmaz', ''],
  ['Elena', 'Petrova', 'Nordwind'],
  ['Farid', 'Haddad', ''],
  ['Grace', 'Nwosu', 'Harbour Dental'],
  ['Hannah', 'Weiß', ''],
] as const;

const WORK = [
  'Consulting, two days',
  'Photographs for the website',
  'Workshop for the team',
  'Monthly care',
  'Logo and letterhead',
];

async function addPeople(core: Core): Promise<string[]> {
  const made = PEOPLE.map(([firstName, lastName, company], index) => {
    const email = `${firstName.toLowerCase()}@example.com`;
    const tags = index % 2 === 0 ? ['regular'] : [];
    return createContactRow(core, 'cli', { email, firstName, lastName, company, source: 'manual', tags });
  });
  await commit(
    core,
    made.flatMap(({ statements }) => statements),
  );
  return made.map(({ id }) => id);
}

/** Every other one is paid; none is mailed. */
async function addInvoices(core: Core, people: string[], { progress }: Machine): Promise<number> {
  const { business } = await readSettings(core.db);
  let count = 0;
  for (const [index, contactId] of people.entries()) {
    const title = WORK[index % WORK.length]!;
    const lines = [{ description: title, quantity: 1000, unitPrice: 12_000 + index * 4500, taxRate: 1900 }];
    const dueOn = toPlainDate(core.clock() + (index - 2) * 7 * DAY, business.timeZone);
    const { id } = await createInvoice(
      core,
      { contactId, title, lines, dueOn, issuedOn: toPlainDate(core.clock() - 30 * DAY, business.timeZone) },
      'cli',
    );
    if (index < people.length - 1) await sendInvoice(core, id, 'cli', { mail: false });
    if (index % 2 === 1 && index < people.length - 1) await recordManualPayment(core, id, { mail: false }, 'cli');
    count += 1;
    progress.update(count, people.length, 'invoices');
  }
  return count;
}

export const seedCommand: Command = {
  usage: '',
  summary: 'Fill an empty portal with made-up clients and invoices to look around in. Sends no mail',
  async run(core, _input, machine) {
    const [some] = await core.db.select({ id: contact.id }).from(contact).limit(1);
    if (some) {
      throw new PortalError(
        'conflict',
        'There are contacts already. Samples are for an empty portal; nothing was added',
      );
    }
    const people = await addPeople(core);
    const invoices = await addInvoices(core, people, machine);
    machine.progress.end();
    return {
      json: { contacts: people.length, invoices },
      text: `${people.length} contacts and ${invoices} invoices are there.`,
    };
  },
};
