/** What one charter says otherwise than another, in the words of a director. */
import type { Charter } from '../charter.ts';
import type { Locale } from '../diagnostic.ts';
import type { Level } from '../document/version-number.ts';
import { charterStatements } from './charterStatements.ts';
import { canonicalJson } from './digest.ts';
import { namesOf } from './names.ts';
import { type Renamed, renamedSteps, withRenamed } from './renamed.ts';
import type { Statement } from './statement.ts';

/** One thing that differs. */
export interface CharterChange {
  readonly level: Level;
  /** Where: `lost-luggage/trace/deadline`. */
  readonly path: string;
  readonly text: string;
}

export interface CharterDiff {
  /** The largest of the changes; null where nothing changed. */
  readonly bump: Level | null;
  /** The largest first, then in the order of the charter. */
  readonly changes: readonly CharterChange[];
  /** Steps that go on under another name, as far as one can tell. */
  readonly renamed: readonly Renamed[];
}

const levels: readonly Level[] = ['major', 'minor', 'patch'];

/**
 * Compares two charters of a brand. MAJOR: something owed, an approver, a ground or a path is taken away or weakened. MINOR:
 * something is added or tightened, or done in another manner. PATCH: only words. What disappears or appears whole is told
 * once; a step that only changed its name is told as renamed. The version number itself is not compared.
 *
 * @example diffCharters(from, to, 'en').changes[0]?.text // 'Lost parcel, "Trace", deadline: 2 business days → 1 business day'
 */
export function diffCharters(from: Charter, to: Charter, locale: Locale): CharterDiff {
  if (from.digest === to.digest) return { bump: null, changes: [], renamed: [] };
  const renamed = renamedSteps(from, to);
  const names = namesOf(from, to);
  const changes = [
    ...renamed.map((one) => renaming(one, locale)),
    ...compare(charterStatements(withRenamed(from, renamed), names), charterStatements(to, names), locale),
  ];
  if (changes.length === 0 && meaningOf(from) !== meaningOf(to)) changes.push(unnamed(from, to, locale));
  const sorted = changes.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  return { bump: bumpOf(sorted), changes: sorted, renamed };
}

/** The version part that these changes move: that of the largest. Null where nothing changed. */
export function bumpOf(changes: readonly Pick<CharterChange, 'level'>[]): Level | null {
  return levels.find((level) => changes.some((change) => change.level === level)) ?? null;
}

/** Everything but what the charter is called by. */
const meaningOf = (charter: Charter): string => canonicalJson({ ...charter, version: '', digest: '' });

function compare(from: readonly Statement[], to: readonly Statement[], locale: Locale): CharterChange[] {
  const before = new Map(from.map((statement) => [nameOf(statement), statement]));
  const after = new Map(to.map((statement) => [nameOf(statement), statement]));
  const gone = [...before.values()].filter((statement) => !after.has(nameOf(statement)));
  const come = [...after.values()].filter((statement) => !before.has(nameOf(statement)));
  return [
    ...outermost(gone).map((statement) => removal(statement, locale)),
    ...outermost(come).map((statement) => addition(statement, locale)),
    ...[...after.values()].flatMap((statement) => alteration(before.get(nameOf(statement)), statement, locale)),
  ];
}

/** The label tells a step that is called `title` from the title. */
const nameOf = ({ path, label }: Statement): string => `${path}\n${label.en}`;

function outermost(statements: readonly Statement[]): Statement[] {
  const whole = new Set(statements.map(({ path }) => path));
  return statements.filter(({ path }) => !isWithin(path, whole));
}

/** Part of something that went or came as a whole. */
function isWithin(path: string, whole: ReadonlySet<string>): boolean {
  const parts = path.split('/');
  return parts.some((_, index) => index > 0 && whole.has(parts.slice(0, index).join('/')));
}

function removal({ path, label, value, removed }: Statement, locale: Locale): CharterChange {
  return { level: removed, path, text: sentence(label[locale], value[locale], WORDS.removed, locale) };
}

function addition({ path, label, value, added }: Statement, locale: Locale): CharterChange {
  return { level: added, path, text: sentence(label[locale], value[locale], WORDS.added, locale) };
}

function alteration(before: Statement | undefined, after: Statement, locale: Locale): CharterChange[] {
  if (before === undefined || before.meaning === after.meaning) return [];
  const { path, label, changed } = after;
  const level = changed !== 'tighter' ? changed : after.size > before.size ? 'major' : 'minor';
  const [was, is] = [before.value[locale], after.value[locale]];
  const told = was === is || was === '' || is === '' ? WORDS.changed[locale] : `${was} → ${is}`;
  return [{ level, path, text: `${label[locale]}${separator(locale)}${told}` }];
}

function renaming({ crisis, from, to }: Renamed, locale: Locale): CharterChange {
  const text =
    locale === 'fr'
      ? `Étape « ${from} » renommée « ${to} » (à confirmer)`
      : `Step "${from}" renamed "${to}" (to be confirmed)`;
  return { level: 'major', path: `${crisis}/${to}`, text };
}

/** The digest also covers what is computed, and in which order things stand. */
function unnamed(from: Charter, to: Charter, locale: Locale): CharterChange {
  const years = canonicalJson(from.horizon) !== canonicalJson(to.horizon);
  const label = years ? WORDS.years : WORDS.order;
  const text = `${label[locale]}${separator(locale)}${WORDS.changed[locale]}`;
  return { level: 'patch', path: years ? 'horizon' : 'order', text };
}

const WORDS = {
  removed: { fr: 'retrait', en: 'removed' },
  added: { fr: 'ajout', en: 'added' },
  changed: { fr: 'changement', en: 'changed' },
  years: { fr: 'Années de calcul', en: 'Years computed' },
  order: { fr: 'Ordre', en: 'Order' },
} as const;

/** French has nouns here: a participle would have to agree with each label. */
function sentence(label: string, shown: string, word: Readonly<Record<Locale, string>>, locale: Locale): string {
  const told = locale === 'fr' ? `${shown} (${word.fr})` : `${shown}, ${word.en}`;
  return `${label}${separator(locale)}${shown === '' ? word[locale] : told}`;
}

function separator(locale: Locale): string {
  return locale === 'fr' ? ' : ' : ': ';
}
