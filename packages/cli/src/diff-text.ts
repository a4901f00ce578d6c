/** The difference between two charters as a person reads it. */
import { styleText } from 'node:util';
import { type Charter, type CharterDiff, type Diagnostic, formatDiagnostic, type Level } from '@aplomb/core';
import { visible } from './excerpt.ts';

const COLOURS: Readonly<Record<Level, 'red' | 'yellow' | 'dim'>> = { major: 'red', minor: 'yellow', patch: 'dim' };

/** `brand 1.0.0 → 1.1.0`, a line per change with its size, then the finding where the version is too low. */
export function diffText(from: Charter, to: Charter, { changes }: CharterDiff, tooLow: Diagnostic | null): string {
  const head = `${to.brand} ${from.version} → ${to.version}`;
  const lines = changes.map(({ level, text }) => `${paint(COLOURS[level], level.padEnd(5))}  ${visible(text)}`);
  const last = tooLow === null ? [] : formatDiagnostic(tooLow).split('\n').map(visible);
  return `${[head, ...lines, ...last].join('\n')}\n`;
}

const paint = (colour: 'red' | 'yellow' | 'dim', words: string): string =>
  styleText(colour, words, { stream: process.stdout });
