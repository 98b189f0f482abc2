import { inRoot } from '../workspace.js';
import { check, sum, type Suite } from './suite.js';

const tool = (script: string, ...args: string[]) => check(process.execPath, [inRoot('node_modules', script), ...args]);
const tooling = (file: string) => inRoot('packages/tooling', file);
const script = (file: string) => check(process.execPath, ['--import', 'tsx', tooling(`src/${file}`)]);

export const types: Suite = {
  name: 'types',
  summary: 'the type checker over every package',
  run: () => tool('typescript/bin/tsc', '-b'),
};

const oxlint = () =>
  tool(
    'oxlint/bin/oxlint',
    '--type-aware',
    '--format=unix',
    '--config',
    tooling('.oxlintrc.json'),
    'packages',
    'examples',
  );

const format = () =>
  tool('@biomejs/biome/bin/biome', 'format', '--reporter=summary', '--config-path', tooling('biome-format.json'), '.');

export const lint: Suite = {
  name: 'lint',
  summary: 'lint rules, import boundaries, formatting',
  run: async () => sum([await oxlint(), await script('checks/boundaries.ts'), await format()]),
};

export const size: Suite = {
  name: 'size',
  summary: 'the bytes that a page downloads, against their budgets',
  run: () => script('size.ts'),
};

export const docs: Suite = {
  name: 'docs',
  summary: 'what the documentation names exists, and the other way round',
  run: () => script('checks/docs.ts'),
};
