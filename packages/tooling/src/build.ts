export async function build(_options: { log: (line: string) => void }): Promise<void> {}
