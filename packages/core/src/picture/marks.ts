/** The small signs in front of a row of words. */
import { INK, round } from './ink.ts';
import { LINE } from './sizes.ts';

/** In front of a row: a dashed bar for a relief, a speech bubble for a relay, a tick for an approval, dots for a wait. */
export function mark(kind: string, x: number, base: number, lines: number): string {
  const top = base - 8;
  if (kind === 'relief') {
    const bottom = base + 1 + (lines - 1) * LINE.row;
    return `<path d="M${round(x + 3)} ${round(top)}V${round(bottom)}" stroke="${INK.relief}" stroke-width="3" stroke-dasharray="3 1.5" fill="none"/>`;
  }
  if (kind === 'relay')
    return `<path d="M${round(x)} ${round(top)}h9v6h-5l-2 3v-3h-2z" stroke="${INK.line}" stroke-width="1.1" fill="#ffffff"/>`;
  if (kind === 'approval')
    return `<path d="M${round(x)} ${round(top + 4)}l3 4l6 -8" stroke="${INK.approval}" stroke-width="1.6" fill="none"/>`;
  if (kind === 'wait')
    return [1.5, 5, 8.5]
      .map((dx) => `<circle cx="${round(x + dx)}" cy="${round(base - 3)}" r="1.3" fill="${INK.wait}"/>`)
      .join('');
  return '';
}
