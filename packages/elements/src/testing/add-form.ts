import type { Form, FormSubmission } from '@client-portal/contract/admin';
import { demoStaff, type MockPortal } from '@client-portal/mocks';

export const FIELDS = [
  { name: 'email', label: 'E-mail', type: 'email', required: true },
  { name: 'firstName', label: 'First name', required: true },
  { name: 'message', label: 'Message', type: 'textarea' },
  { name: 'terms', label: 'I agree to the terms', type: 'checkbox', required: true },
];

/** The forms of the mock's business, as its owner sees them. */
export async function ownForms(mock: MockPortal) {
  const { token } = await mock.staff.signIn(demoStaff.owner.email);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-portal': '1' };
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(`${mock.url}/api/admin/${path}`, { ...init, headers });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as T;
  };
  return {
    add: (change: object = {}) =>
      ask<Form>('forms', { method: 'POST', body: JSON.stringify({ name: 'Contact', fields: FIELDS, ...change }) }),
    change: (id: string, change: object) => ask<Form>(`forms/${id}`, { method: 'PATCH', body: JSON.stringify(change) }),
    sent: async (id: string) => (await ask<{ items: FormSubmission[] }>(`forms/${id}/submissions`)).items,
  };
}
