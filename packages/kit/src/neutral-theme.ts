/** Whether a computed colour is dark, at a glance: by its first number, or the mean of the first three of `rgb()`. */
export function looksDark(color: string): boolean {
  const [a = 1, b = a, c = a] = (color.match(/(?<![\w-])[\d.]+/g) ?? []).map(Number);
  if (color.startsWith('rgb')) return a + b + c < 330;
  return a < (color.startsWith('lab') || color.startsWith('lch') ? 50 : 0.5);
}

/** Readable colours without an accent, for the moment before a theme has been worked out: ink on a given surface. */
export function toNeutralDeclarations(surface: string, dark: boolean): string {
  const ink = dark ? '#f4f4f6' : '#17171b';
  const mix = (share: number) => `color-mix(in srgb,${ink} ${share}%,${surface})`;
  const colors = {
    scheme: dark ? 'dark' : 'light',
    surface,
    raised: mix(dark ? 5 : 0),
    sunken: mix(4),
    hover: mix(7),
    border: mix(14),
    'border-control': mix(55),
    text: ink,
    muted: mix(75),
    accent: ink,
    'accent-hover': mix(88),
    'on-accent': surface,
    'accent-edge': ink,
    'accent-text': ink,
    'accent-soft': mix(8),
    danger: dark ? '#ffa39b' : '#b3261e',
  };
  return Object.entries(colors).reduce((css, [name, value]) => `${css}--_${name}:${value};`, '');
}
