import type { AdminClient } from '@client-portal/client/admin';
import type { AuditVerdict } from '@client-portal/contract/admin';

/** Holds the whole log against its seals, part by part; `onPart` hears how many events were looked at so far. */
export async function verifyLog(client: AdminClient, onPart: (checked: number) => void): Promise<AuditVerdict> {
  let checked = 0;
  let cursor: string | null = null;
  for (;;) {
    const query: { cursor?: string } = cursor === null ? {} : { cursor };
    const verdict: AuditVerdict = await client.get('/api/admin/audit/verify', { query });
    checked += verdict.checked;
    if (verdict.nextCursor === null) return { ...verdict, checked };
    cursor = verdict.nextCursor;
    onPart(checked);
  }
}
