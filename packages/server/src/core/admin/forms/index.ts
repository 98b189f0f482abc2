import { and, eq, inArray, lte, or } from 'drizzle-orm';

import { DAY } from '../../clock.js';
import type { AdminArea } from '../area.js';
import { formMigrations } from './migrations.js';
import { registerForms, registerPublicForms } from './routes.js';
import { formSubmission } from './schema.js';
import { takeSubmission } from './take-submission.js';

const SPAM_IS_KEPT = 30 * DAY;

export const formsArea: AdminArea = {
  routes: registerForms,
  clientRoutes: registerPublicForms,
  migrations: formMigrations,
  outbox: { 'form-submission': takeSubmission },
  jobs: [
    {
      name: 'clean-up-form-spam',
      every: DAY,
      async run({ db, clock }) {
        const old = lte(formSubmission.createdAt, clock() - SPAM_IS_KEPT);
        await db.delete(formSubmission).where(and(eq(formSubmission.state, 'spam'), old));
      },
    },
  ],
  mergeContact: (_core, merge) => merge.move('form_submission'),
  eraseContact: ({ db }, { id, addresses }) => [
    db
      .delete(formSubmission)
      .where(or(eq(formSubmission.contactId, id), inArray(formSubmission.email, [...addresses]))),
  ],
};
