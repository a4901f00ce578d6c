/** Colours, and the smallest pieces of SVG text. Nothing from outside goes in unescaped. */
import type { Spot } from './layout.ts';

/** Dark enough for a print in black and white; dashes and words say the same as the colours. */
export const INK = {
  text: '#1d1d1f',
  line: '#3a3a3c',
  faint: '#6b6b70',
  missed: '#a8071a',
  relief: '#8a4b00',
  wait: '#0b4f8a',
  approval: '#5b2a86',
} as const;
export const FILL = {
  work: '#ffffff',
  approval: '#f4eefa',
  wait: '#ecf4fb',
  parallel: '#f6f6f7',
  done: '#eeeeee',
  end: '#e6e6e8',
} as const;

export const FAMILY = 'Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif';

/** A text for XML: markup escaped, characters that XML cannot hold left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export interface Ink {
  readonly size: number;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text; `y` is its base line. */
export function line(
  text: string,
  x: number,
  y: number,
  { size, bold = false, fill = INK.text, anchor = 'start' }: Ink,
): string {
  const weight = bold ? ' font-weight="bold"' : '';
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}"${weight}${at}>${escapeXml(text)}</text>`;
}

export const round = (value: number): string => String(Math.round(value * 10) / 10);

export const rect = ({ x, y, width, height }: Spot, attributes: string): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" ${attributes}/>`;

export const group = (title: string, ...parts: readonly string[]): string =>
  `<g><title>${escapeXml(title)}</title>${parts.join('')}</g>`;
