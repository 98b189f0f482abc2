import { FOR_EVERYBODY, FOR_THE_CLIENT, type AuthorisationCases } from '../../testing/authorisation-case.js';

const token = 'a-token-that-nobody-issued-0000000000000000';

/** Everything that is not of an app. */
export const coreCases: AuthorisationCases = {
  getPortal: { expect: FOR_EVERYBODY(200) },
  getImage: { expect: FOR_EVERYBODY(404), request: () => ({ id: '0'.repeat(64) }) },
  signInWithPassword: {
    expect: FOR_EVERYBODY(401),
    request: ({ email }) => ({ body: { email, password: 'not the password' } }),
  },
  requestSignInMail: { expect: FOR_EVERYBODY(202), request: ({ email }) => ({ body: { email } }) },
  signInWithCode: { expect: FOR_EVERYBODY(401), request: ({ email }) => ({ body: { email, code: '000000' } }) },
  signInWithToken: { expect: FOR_EVERYBODY(410), request: () => ({ body: { token } }) },
  inspectToken: { expect: FOR_EVERYBODY(200), request: () => ({ body: { token } }) },
  renewToken: { expect: FOR_EVERYBODY(202), request: () => ({ body: { token } }) },
  settleEmailChange: { expect: FOR_EVERYBODY(410), request: () => ({ body: { token } }) },
  openLinkTemplate: { expect: FOR_EVERYBODY(404), request: () => ({ id: token }) },
  passkeySignInOptions: { expect: FOR_EVERYBODY(200) },
  signInWithPasskey: { expect: FOR_EVERYBODY(401), request: () => ({ body: { response: { id: 'nobody-s' } } }) },
  signInWithHostToken: { expect: FOR_EVERYBODY(401), request: () => ({ body: { token } }) },
  claimBearer: { expect: FOR_EVERYBODY(401), request: () => ({ body: { handoff: token } }) },
  getSession: { expect: FOR_EVERYBODY(200) },
  signOut: { expect: FOR_EVERYBODY(204) },
  listDevices: { expect: FOR_THE_CLIENT(200) },
  endDevice: {
    expect: { ...FOR_THE_CLIENT(204), other: 404 },
    async request({ portal, email, browser }) {
      await portal.browser().signIn(email);
      const { items } = (await (await browser.send('GET', '/api/sessions')).json()) as {
        items: { id: string; current: boolean }[];
      };
      return { id: items.find(({ current }) => !current)!.id };
    },
  },
  endOtherDevices: { expect: FOR_THE_CLIENT(200) },
  getHome: { expect: FOR_THE_CLIENT(200) },
  getForm: { expect: FOR_EVERYBODY(404), request: () => ({ id: 'frm_nobody' }) },
  submitForm: {
    expect: FOR_EVERYBODY(404),
    request: () => ({ id: 'frm_nobody', body: { ticket: 'x', values: {} } }),
  },
  streamEvents: { expect: FOR_THE_CLIENT(200) },
};
