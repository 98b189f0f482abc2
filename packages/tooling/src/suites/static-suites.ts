import { inRoot } from '../workspace.js';
import { check, sum, type Suite } from './suite.js';

const bin = (name: string) => inRoot('node_modules/.bin', name);
const tooling = (file: string) => inRoot('packages/tooling', file);
const script = (file: string) => check(process.execPath, ['--import', 'tsx', tooling(`src/${file}`)]);

export const types: Suite = {
  name: 'types',
  summary: 'the type checker over every package',
  run: () => check(bin('tsc'), ['-b']),
};

export const lint: Suite = {
  name: 'lint',
  summary: 'lint rules, import boundaries, formatting',
  run: async () =>
    sum([
      await check(bin('oxlint'), [
        '--type-aware',
        '--format=unix',
        '--config',
        tooling('.oxlintrc.json'),
        'packages',
        'examples',
      ]),
      await script('checks/boundaries.ts'),
      await check(bin('biome'), ['format', '--reporter=summary', '--config-path', tooling('biome-format.json'), '.']),
    ]),
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
