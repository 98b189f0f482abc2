import type { AppNames } from './app-names.js';

/** A line that a registry gains; `after` is what has to stand before it, so that a changed registry is noticed. */
interface RegistryChange {
  file: string;
  after: RegExp;
  insert: (names: AppNames, text: string) => string;
}

const importLine = (names: AppNames, name: string) => `import { ${name} } from './apps/${names.app}/index.js';\n`;

const ICON_IMPORT = /import \{(?=[^}]*\} from '@client-portal\/kit\/icons\.js')/;
const importIcon = (_: AppNames, text: string) => (/\bfileTextIcon\b/.test(text) ? '' : ' fileTextIcon,');

const CHANGES: readonly RegistryChange[] = [
  {
    file: 'packages/contract/src/apps.ts',
    after: /APP_IDS = \[[^\]]*?(?=\] as const)/,
    insert: ({ app }) => `, '${app}'`,
  },
  {
    file: 'packages/contract/src/client-routes.ts',
    after: /(import [^\n]* from '\.\/apps\/\w+\/index\.js';\n)+/,
    insert: (names) => importLine(names, `${names.app}Routes`),
  },
  {
    file: 'packages/contract/src/client-routes.ts',
    after: /export const appRoutes = \{\n( {2}\w+: \w+,\n)+/,
    insert: ({ app }) => `  ${app}: ${app}Routes,\n`,
  },
  {
    file: 'packages/server/src/apps.ts',
    after: /(import [^\n]* from '\.\/apps\/\w+\/index\.js';\n)+/,
    insert: (names) => importLine(names, names.app),
  },
  {
    file: 'packages/server/src/apps.ts',
    after: /export const apps = \{[^}]*?(?=,? *\n?\})/,
    insert: ({ app }) => `, ${app}`,
  },
  {
    file: 'packages/server/src/authorisation.test.ts',
    after: /(import [^\n]* from '\.\/apps\/\w+\/testing\/authorisation-cases\.js';\n)/,
    insert: ({ app }) => `import { ${app}Cases } from './apps/${app}/testing/authorisation-cases.js';\n`,
  },
  {
    file: 'packages/server/src/authorisation.test.ts',
    after: /const appCases = \{[^}]*?(?=,?\s*\})/,
    insert: ({ app }) => `, ${app}: ${app}Cases`,
  },
  {
    file: 'packages/server/src/core/ids.ts',
    after: /export type IdPrefix =[^;]*(?=;)/,
    insert: ({ prefix }) => ` | '${prefix}'`,
  },
  {
    file: 'packages/contract/src/admin-routes.ts',
    after: /(import [^\n]* from '\.\/apps\/\w+\/admin\.js';\n)+/,
    insert: ({ app }) => `import { ${app}AdminRoutes } from './apps/${app}/admin.js';\n`,
  },
  {
    file: 'packages/contract/src/admin-routes.ts',
    after: /export const appAdminRoutes = \{\n( {2}\w+: \w+,\n)+/,
    insert: ({ app }) => `  ${app}: ${app}AdminRoutes,\n`,
  },
  {
    file: 'packages/server/src/admin-authorisation.test.ts',
    after: /(import [^\n]* from '\.\/apps\/\w+\/testing\/admin-authorisation-cases\.js';\n)/,
    insert: ({ app }) => `import { ${app}AdminCases } from './apps/${app}/testing/admin-authorisation-cases.js';\n`,
  },
  {
    file: 'packages/server/src/admin-authorisation.test.ts',
    after: /const appCases = \{[^}]*?(?=,?\s*\})/,
    insert: ({ app }) => `, ${app}: ${app}AdminCases`,
  },
  { file: 'packages/admin/src/apps.ts', after: ICON_IMPORT, insert: importIcon },
  {
    file: 'packages/admin/src/apps.ts',
    after: /const pages[^=]*= \{\n/,
    insert: ({ app }) =>
      `  ${app}: {\n    ...{ id: '${app}', scope: '${app}:read', icon: fileTextIcon, tag: 'portal-admin-${app}' },\n    load: () => import('./apps/${app}/index.js'),\n  },\n`,
  },
  {
    file: 'packages/admin/src/shell/area-messages.ts',
    after: / {2}'area:invoices': [^\n]*\n/,
    insert: ({ app, Many }) => `  'area:${app}': '${Many}',\n`,
  },
  {
    file: 'packages/admin/src/core/app-name.ts',
    after: /const english = \{\n( {2}\w+: '[^\n]*\n)+/,
    insert: ({ app, Many }) => `  ${app}: '${Many}',\n`,
  },
  {
    file: 'packages/elements/src/apps.ts',
    after: /export const apps = \{\n( {2}\w+: [^\n]*\n)+/,
    insert: ({ app }) => `  ${app}: { tag: 'portal-${app}', load: () => import('./apps/${app}/index.js') },\n`,
  },
  { file: 'packages/elements/src/shell/app-icons.ts', after: ICON_IMPORT, insert: importIcon },
  {
    file: 'packages/elements/src/shell/app-icons.ts',
    after: /( {2}\w+: \w+Icon,\n)+/,
    insert: ({ app }) => `  ${app}: fileTextIcon,\n`,
  },
  {
    file: 'packages/elements/src/shell/frame-messages.ts',
    after: /( {2}'app:\w+': [^\n]*\n)+/,
    insert: ({ app, Many }) => `  'app:${app}': '${Many}',\n`,
  },
  {
    file: 'packages/elements/src/home/home-messages.ts',
    after: /(import [^\n]* from '\.\.\/apps\/\w+\/home-messages\.js';\n)+/,
    insert: ({ app }) => `import { ${app}HomeMessages } from '../apps/${app}/home-messages.js';\n`,
  },
  {
    file: 'packages/elements/src/home/home-messages.ts',
    after: /const apps = \{[^}]*?(?=,?\s*\})/,
    insert: ({ app }) => `, ${app}: ${app}HomeMessages`,
  },
  { file: 'packages/elements/src/home/portal-home.ts', after: ICON_IMPORT, insert: importIcon },
  {
    file: 'packages/elements/src/home/portal-home.ts',
    after: /const ICONS[^=]*= \{[^}]*?(?=,?\s*\})/,
    insert: ({ app }) => `, ${app}: fileTextIcon`,
  },
];

export const REGISTRIES: readonly string[] = [...new Set(CHANGES.map((change) => change.file))];

/** A registry's text with the app's lines in it. */
export function register(file: string, text: string, names: AppNames): string {
  return CHANGES.filter((change) => change.file === file).reduce((result, { after, insert }) => {
    const found = after.exec(result);
    if (!found) throw new Error(`${file} does not look as expected; add the app by hand.`);
    const end = found.index + found[0].length;
    return result.slice(0, end) + insert(names, result) + result.slice(end);
  }, text);
}
