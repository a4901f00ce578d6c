import type { Charter, Locale } from '@aplomb/core';
import { charterStatements } from './charterStatements.ts';
import type { Level, Statement } from './statement.ts';

/** One thing that differs, in the words of a director. */
export interface Change {
  readonly level: Level;
  readonly path: string;
  readonly text: string;
}
export interface Comparison {
  /** The largest of the changes; null where nothing changed. */
  readonly bump: Level | null;
  /** The largest first, then in the order of the charter. */
  readonly changes: readonly Change[];
}

const levels: readonly Level[] = ['major', 'minor', 'patch'];

/**
 * What one charter says otherwise than another. MAJOR: something owed, an approver, a ground or a path is taken away or
 * weakened. MINOR: something is added or tightened. PATCH: only words. What disappears or appears whole is told once.
 */
export function compareCharters(from: Charter, to: Charter, locale: Locale): Comparison {
  if (from.digest === to.digest) return { bump: null, changes: [] };
  const before = new Map(charterStatements(from).map((statement) => [statement.path, statement]));
  const after = new Map(charterStatements(to).map((statement) => [statement.path, statement]));
  const gone = new Set([...before.keys()].filter((path) => !after.has(path)));
  const come = new Set([...after.keys()].filter((path) => !before.has(path)));
  const changes = [
    ...[...gone].filter((path) => !isWithin(path, gone)).map((path) => removal(before.get(path) as Statement, locale)),
    ...[...come].filter((path) => !isWithin(path, come)).map((path) => addition(after.get(path) as Statement, locale)),
    ...[...after.values()].flatMap((statement) => alteration(before.get(statement.path), statement, locale)),
  ];
  if (changes.length === 0) changes.push(sameWords(locale));
  const sorted = changes.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  return { bump: sorted[0]?.level ?? null, changes: sorted };
}

/** Part of something that went or came as a whole. */
function isWithin(path: string, whole: ReadonlySet<string>): boolean {
  const parts = path.split('/');
  return parts.some((_, index) => index > 0 && whole.has(parts.slice(0, index).join('/')));
}

function removal({ path, label, value, removed }: Statement, locale: Locale): Change {
  const shown = value[locale];
  const word = locale === 'fr' ? 'retiré' : 'removed';
  return {
    level: removed,
    path,
    text: `${label[locale]}${separator(locale)}${shown === '' ? word : `${shown}, ${word}`}`,
  };
}

function addition({ path, label, value, added }: Statement, locale: Locale): Change {
  const shown = value[locale];
  const word = locale === 'fr' ? 'ajouté' : 'added';
  return {
    level: added,
    path,
    text: `${label[locale]}${separator(locale)}${shown === '' ? word : `${shown}, ${word}`}`,
  };
}

function alteration(before: Statement | undefined, after: Statement, locale: Locale): Change[] {
  if (before === undefined || before.meaning === after.meaning) return [];
  const { path, label, changed } = after;
  const level = changed !== 'tighter' ? changed : after.size > before.size ? 'major' : 'minor';
  const [was, is] = [before.value[locale], after.value[locale]];
  const word = locale === 'fr' ? 'modifié' : 'changed';
  return [{ level, path, text: `${label[locale]}${separator(locale)}${was === is ? word : `${was} → ${is}`}` }];
}

/** The digest also covers what is computed: the years that promises are proved for. */
function sameWords(locale: Locale): Change {
  const text = locale === 'fr' ? 'Années de calcul : modifié' : 'Years computed: changed';
  return { level: 'patch', path: 'horizon', text };
}

function separator(locale: Locale): string {
  return locale === 'fr' ? ' : ' : ': ';
}
