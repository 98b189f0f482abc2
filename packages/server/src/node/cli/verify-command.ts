import { verifyAll } from '../../core/admin/audit/verify-audit.js';
import { text, UsageError, type Command } from './command.js';

const HEAD = /^\d{1,15}:[0-9a-f]{64}$/;
const events = (count: number) => `${count} ${count === 1 ? 'event' : 'events'}`;

const verify: Command = {
  usage: '',
  summary:
    'Check that nobody has changed the event log; ends with 1 and names the first event that does not fit. [--head]',
  options: { head: { type: 'string' } },
  async run(core, { values }, { progress }) {
    const head = text(values.head);
    if (head !== undefined && !HEAD.test(head)) {
      throw new UsageError('--head is a line that an earlier check printed, such as 4711:9f2c…');
    }
    const verdict = await verifyAll(core, head, (checked) => progress.update(checked, 0, 'events checked:'));
    const { broken, checked } = verdict;
    if (broken) return { json: verdict, text: `The log was changed. ${broken.message}.`, exitCode: 1 };
    const kept = verdict.head ? `\nHead, to keep elsewhere: ${verdict.head}` : '';
    return { json: verdict, text: `${events(checked)} as recorded.${kept}`, exitCode: 0 };
  },
};

export const verifyCommands: Record<string, Command> = { verify };
