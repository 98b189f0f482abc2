export class Frame { scope = {}; constructor(..._: unknown[]) {} navigate(_: string) {} render(_: unknown) { return ''; } }
