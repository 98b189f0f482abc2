const GAP = 4;
const MARGIN = 8;

/** Puts a fixed box below its trigger, aligned to the trigger's end, or above it where there is more room. */
export function placeBelow(trigger: Element, box: HTMLElement, align: 'start' | 'end'): void {
  const at = trigger.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const isRtl = getComputedStyle(box).direction === 'rtl';
  const left = (align === 'start') === isRtl ? at.right - width : at.left;
  const below = at.bottom + GAP;
  const fitsBelow = below + height <= innerHeight - MARGIN || at.top < innerHeight - at.bottom;
  box.style.setProperty('left', `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`);
  box.style.setProperty('top', `${Math.max(MARGIN, fitsBelow ? below : at.top - GAP - height)}px`);
}
