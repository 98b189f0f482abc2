/** One message of a server-sent stream. */
export interface StreamMessage {
  event: string;
  id: string;
  data: string;
}

/** Reads a live stream's answer message by message; comments are passed over. */
export function readEvents(response: Response) {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';

  const parse = (block: string): StreamMessage | undefined => {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1] ?? '';
    return /^(event|data|id):/m.test(block)
      ? { event: field('event'), id: field('id'), data: field('data') }
      : undefined;
  };

  return {
    /** The next message, or undefined once the stream has ended. */
    async next(): Promise<StreamMessage | undefined> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const message = parse(text.slice(0, end));
          text = text.slice(end + 2);
          if (message) return message;
          continue;
        }
        const { done, value } = await reader.read();
        if (done) return undefined;
        text += decoder.decode(value, { stream: true });
      }
    },
    close: () => reader.cancel(),
  };
}
