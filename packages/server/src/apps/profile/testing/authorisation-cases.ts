import { write } from '../../../core/db/change.js';
import { passkey } from '../../../core/db/schema.js';
import { IN_AN_APP, OF_AN_OWNER, type AuthorisationCases } from '../../../testing/authorisation-case.js';
import { PASSWORD } from '../../../testing/test-portal.js';

let count = 0;

export const profileCases: AuthorisationCases = {
  getProfile: { expect: IN_AN_APP(200) },
  updateProfile: { expect: IN_AN_APP(200), request: () => ({ body: { firstName: 'Mara' } }) },
  changeEmail: { expect: IN_AN_APP(202), request: () => ({ body: { email: `new${(count += 1)}@mail.test` } }) },
  changePassword: {
    expect: IN_AN_APP(204),
    request: () => ({ body: { password: 'a brand new password', currentPassword: PASSWORD } }),
  },
  listPasskeys: { expect: IN_AN_APP(200) },
  passkeyOptions: { expect: IN_AN_APP(200) },
  addPasskey: { expect: IN_AN_APP(422), request: () => ({ body: { name: 'Phone', response: {} } }) },
  removePasskey: {
    expect: OF_AN_OWNER(204),
    async request({ portal: { core }, id: contactId }) {
      const id = `key_${(count += 1)}`;
      const values = {
        id,
        contactId,
        credentialId: id,
        publicKey: '',
        counter: 0,
        transports: '[]',
        rpId: 'x',
        name: 'Phone',
        createdAt: 0,
      };
      await write(core.db, [core.db.insert(passkey).values(values)]);
      return { id };
    },
  },
};
