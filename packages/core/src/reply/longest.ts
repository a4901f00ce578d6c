/** The longest text one branch of a template can make. */
import type { Table } from '../charter.ts';
import type { LengthUnit } from '../knowledge/channels.ts';
import type { Branch } from './branches.ts';
import type { FactInfo } from './facts.ts';
import { measure } from './length.ts';
import { remembered } from './remembered.ts';
import type { Template } from './template.ts';
import { plainSpaces } from './typography.ts';
import { isBlock, isContent, isMustache, isPartial, nameOf } from './whitelist.ts';

export interface Longest {
  readonly facts: Table<FactInfo>;
  readonly partials: Table<Template>;
  readonly language: string;
  readonly unit: LengthUnit;
  readonly brand: string;
}

/** Values at their longest, on one way through the conditions. `inside` names the partials being written. */
export function writeLongest(
  program: hbs.AST.Program | undefined,
  branch: Branch,
  longest: Longest,
  inside: readonly string[] = [],
): string {
  return (program?.body ?? []).map((node) => statement(node, branch, longest, inside)).join('');
}

function statement(node: hbs.AST.Statement, branch: Branch, longest: Longest, inside: readonly string[]): string {
  if (isContent(node)) return node.value;
  if (isMustache(node)) return value(node, longest);
  if (isBlock(node)) return block(node, branch, longest, inside);
  if (!isPartial(node)) return '';
  const name = nameOf(node.name);
  if (inside.includes(name) || !Object.hasOwn(longest.partials, name)) return '';
  return writeLongest(longest.partials[name]!.program, branch, longest, [...inside, name]);
}

function block(node: hbs.AST.BlockStatement, branch: Branch, longest: Longest, inside: readonly string[]): string {
  const kind = nameOf(node.path);
  const name = nameOf(node.params[0]!);
  const there = name === 'this' || branch[name] === true;
  if ((kind === 'unless') === there) return writeLongest(node.inverse, branch, longest, inside);
  if (kind !== 'each') return writeLongest(node.program, branch, longest, inside);
  const list = infoOf(longest, name);
  const facts = { ...longest.facts, this: { ...list, type: 'text' as const } };
  return writeLongest(node.program, branch, { ...longest, facts }, inside).repeat(list.items);
}

function value(node: hbs.AST.MustacheStatement, longest: Longest): string {
  const path = nameOf(node.path);
  if (node.params.length === 0) return bare(path, longest);
  if (path === 'money' || path === 'date' || path === 'time')
    return longestOf(widest(longest.language)[path], longest.unit);
  const forms = (node.hash?.pairs ?? []).map((pair) => (pair.value as hbs.AST.StringLiteral).value);
  return longestOf(forms, longest.unit);
}

function bare(name: string, longest: Longest): string {
  if (name === 'brand') return longest.brand;
  const info = infoOf(longest, name);
  if (info.type === 'number') return plainSpaces(new Intl.NumberFormat(longest.language).format(9_999_999));
  const letters = (longest.unit === 'utf8-bytes' ? 'é' : 'm').repeat(info.max);
  if (info.type !== 'list') return letters;
  return new Intl.ListFormat(longest.language).format(Array.from({ length: info.items }, () => letters));
}

function infoOf({ facts }: Longest, name: string): FactInfo {
  const nothing: FactInfo = { type: 'text', private: false, maybeEmpty: true, max: 0, items: 0 };
  return Object.hasOwn(facts, name) ? facts[name]! : nothing;
}

type Widths = Readonly<Record<'money' | 'date' | 'time', readonly string[]>>;

/** The widest ways of writing a sum, a day and an hour in a language. */
const widest = remembered((language): Widths => {
  const zone = { timeZone: 'UTC' };
  const sum = new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', ...zone });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', ...zone });
  return {
    money: [plainSpaces(sum.format(99_999.99))],
    date: Array.from({ length: 12 }, (_, month) => day.format(Date.UTC(2026, month, 28))),
    time: [10, 22].map((hour) => plainSpaces(clock.format(Date.UTC(2026, 0, 1, hour, 45)))),
  };
});

function longestOf(texts: readonly string[], unit: LengthUnit): string {
  return texts.reduce((longest, text) => (measure(text, unit) > measure(longest, unit) ? text : longest), '');
}
