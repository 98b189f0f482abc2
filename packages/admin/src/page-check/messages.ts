import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  check: 'Check the page',
  again: 'Check again',
  checking: 'Opening {page} …',
  'verdict:ok': 'The page and the portal work together.',
  'verdict:warn': 'It works. Some things could be better.',
  'verdict:error': 'It does not work yet.',
  'level:ok': 'Fine',
  'level:warn': 'Note',
  'level:error': 'Wrong',
  fine: { one: 'One thing is as it should be', other: '{count} things are as they should be' },
};

/** The words around the findings; the findings themselves come from the server. */
export const pageCheckMessages = createCatalogue('admin-page-check', english);
