import type { PageFinding } from '@client-portal/contract/admin';

import { checkPage } from '../../core/page-check/check-page.js';
import { createOutbound } from '../outbound.js';
import { hostOf, portOf } from '../outbound-rules.js';
import { type Command, UsageError } from './command.js';

const MARKS = { ok: 'ok   ', warn: 'note ', error: 'WRONG' } as const;

const indent = (text: string) => text.replaceAll('\n', '\n        ');

const describe = ({ level, title, detail, fix }: PageFinding) =>
  [`${MARKS[level]} ${title}`, `      ${indent(detail)}`, ...(fix ? [`   -> ${indent(fix)}`] : [])].join('\n');

const verdict = { ok: 'All is well.', warn: 'It works, with notes.', error: 'It does not work yet.' } as const;

/** Whoever may run commands here may also look at pages of this network: both hosts are allowed. */
const doctor: Command = {
  usage: '<page-url>',
  summary: 'Say what is wrong between a page and this portal, and what to do; ends with 1 when something is',
  async run(core, { args: [address = ''] }, { config }) {
    const isWeb = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
    if (!isWeb) throw new UsageError('Write the whole address of the page, such as https://www.example.com/clients');
    const own = [new URL(address), new URL(config.url)].map((url) => `${hostOf(url)}:${portOf(url)}`);
    const outbound = createOutbound({ allow: [...own, config.outboundAllow].filter(Boolean).join(',') });
    const report = await checkPage({ ...core, outbound }, address);
    const text = [report.page, ...report.findings.map(describe), verdict[report.level]].join('\n\n');
    return { json: report, text, exitCode: report.level === 'error' ? 1 : 0 };
  },
};

export const doctorCommands: Record<string, Command> = { doctor };
