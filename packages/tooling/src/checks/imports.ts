import { parseSync } from 'vite';

export interface ImportOf {
  source: string;
  /** Erased by the compiler: nothing is loaded at run time. */
  typeOnly: boolean;
  /** Written `import()`: loaded when it is needed. */
  dynamic: boolean;
  /** Where it stands, counted from 1. */
  line: number;
}

/** Every import, re-export and literal `import()` of a TypeScript module. */
export function listImports(file: string, code: string): ImportOf[] {
  const { module, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const found = (source: string, start: number, statement: string): ImportOf => ({
    source,
    dynamic: statement === '',
    // `import { type A }` without the outer `type` still loads the module under verbatimModuleSyntax.
    typeOnly: /^(import|export)\s+type\b/.test(statement),
    line: code.slice(0, start).split('\n').length,
  });
  return [
    ...module.staticImports.map(({ moduleRequest, start, end }) =>
      found(moduleRequest.value, start, code.slice(start, end)),
    ),
    ...module.staticExports.flatMap(({ entries, start, end }) =>
      entries
        .slice(0, 1)
        .flatMap(({ moduleRequest }) =>
          moduleRequest ? [found(moduleRequest.value, start, code.slice(start, end))] : [],
        ),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest, start }) => {
      const source = /^(['"`])(.*)\1$/.exec(code.slice(moduleRequest.start, moduleRequest.end))?.[2];
      return source === undefined ? [] : [found(source, start, '')];
    }),
  ];
}
