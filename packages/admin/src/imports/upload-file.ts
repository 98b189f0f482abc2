import type { AdminClient } from '@client-portal/client/admin';
import type { Import } from '@client-portal/contract/admin';

/** Small enough that a slow line sends one within the server's patience, and that the bar moves. */
const PART = 1024 * 1024;

/** Begins an import and sends its file in parts; `onProgress` hears a share from 0 to 1. */
export async function uploadFile(
  client: AdminClient,
  file: Blob & { name?: string },
  onProgress: (share: number) => void,
): Promise<Import> {
  const name = file.name || 'contacts.csv';
  let state = await client.post('/api/admin/imports', { body: { name, size: file.size } });
  for (let offset = 0; offset < file.size; offset += PART) {
    const body = file.slice(offset, offset + PART, 'text/csv');
    state = await client.put('/api/admin/imports/{id}/file', {
      params: { id: state.id },
      query: { offset },
      body,
      contentType: 'text/csv',
    });
    onProgress(Math.min(1, (offset + PART) / file.size));
  }
  return state;
}
