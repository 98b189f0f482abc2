import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  title: 'From invitation to use',
  text: 'Contacts by the day of their first invitation.',
  loading: 'Loading the funnel',
  period: 'Period',
  'period:day': 'Last 4 weeks',
  'period:week': 'Last 12 weeks',
  'period:month': 'Last 12 months',
  source: 'Came from',
  'source:all': 'Everywhere',
  'source:checkout': 'Checkout',
  'source:form': 'Form',
  'source:import': 'Import',
  'source:manual': 'Made by hand',
  'source:invite': 'Invitation',
  'source:api': 'API',
  'source:sign-up': 'Sign-up',
  sent: 'Sent',
  delivered: 'Delivered',
  joined: 'Joined',
  active: 'Active',
  joinedUninvited: 'Joined without invitation',
  joinedUninvitedShort: 'not invited',
  share: '{percent} of sent',
  asTable: 'Show as table',
  asChart: 'Show as chart',
  bySource: 'By source',
  byTime: 'Over time',
  start: 'From',
  empty: 'Nobody was invited or joined in this time',
  emptyText: 'Invite somebody, or choose a longer period.',
  chart:
    'Invitations over time: {sent} sent, {delivered} delivered, {joined} joined, {active} active; {uninvited} joined without invitation. The table has every number.',
};

export type FunnelMessages = typeof english;
export const funnelMessages = createCatalogue('admin-funnel', english);
