export interface StreamMessage {
  id: string;
  event: string;
  data: string;
}

const field = (line: string, name: string) =>
  line.startsWith(`${name}:`) ? line.slice(name.length + 1).replace(/^ /, '') : undefined;

/** Reads server-sent events; `onBytes` hears of every sign of life, comments included. */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  onMessage: (message: StreamMessage) => void,
  onBytes: () => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const message = { id: '', event: 'message', data: '' };
      for (const line of block.split(/\r?\n/)) {
        message.id = field(line, 'id') ?? message.id;
        message.event = field(line, 'event') ?? message.event;
        message.data += field(line, 'data') ?? '';
      }
      if (message.data || message.event !== 'message') onMessage(message);
    }
  }
}
