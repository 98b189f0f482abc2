import type { AdminClient } from '@client-portal/client/admin';
import type { Import } from '@client-portal/contract/admin';

/** Small enough that a slow line sends one within the server's patience. */
const PART = 2 * 1024 * 1024;

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
    const share = body.size / file.size;
    state = await client.put('/api/admin/imports/{id}/file', {
      params: { id: state.id },
      query: { offset },
      body,
      contentType: 'text/csv',
      onProgress: (part: number) => onProgress(offset / file.size + part * share),
    });
  }
  return state;
}
