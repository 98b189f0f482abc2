import { type AdminClient, createAdminClient } from '@client-portal/client/admin';
import { demoStaff, type MockPortal } from '@client-portal/mocks';

/** Somebody else of the staff, at another machine. */
export async function aColleague(mock: MockPortal): Promise<AdminClient> {
  const { token } = await mock.staff.signIn(demoStaff.admin.email);
  return createAdminClient({ url: mock.url, token: token! });
}
