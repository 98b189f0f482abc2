import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  title: 'Export & import',
  text: 'The whole business in one file: to keep, to look into, or to move to another server.',
  exportHeading: 'Export',
  exportText:
    'Contacts, settings, invoices, mails, staff and everything that happened. Sessions, API keys and what waits to be sent stay here.',
  exportCare: 'The file holds password hashes and personal data. Keep it like a key, and delete it when you are done.',
  export: 'Export everything',
  exported: 'The export is saved.',
  importHeading: 'Import',
  importText:
    'Takes over an export of another portal. Only into a portal that holds nothing but its staff; nothing is ever written over.',
  choose: 'Choose an export',
  importQuestion: 'Import {name}?',
  importQuestionText: 'Everything in the file becomes part of this portal. Broken off, the same file completes it.',
  importNow: 'Import',
  importing: 'Importing {name}…',
  imported: { one: 'One row is here.', other: '{count} rows are here.' },
  tableHeading: 'What came along',
  table: 'Table',
  rows: 'Rows',
  notesHeading: 'What you have to do again',
  large: 'Larger than 32 MB? On the server: client-portal export and client-portal import-business.',
};

export const businessMessages = createCatalogue('admin-business', english);
