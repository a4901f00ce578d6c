/** The longest text a template can make, and every way through its conditions. */
import type { Charter, Table } from '../charter.ts';
import type { FactValue } from '../comment.ts';
import type { LengthUnit } from '../knowledge/channels.ts';
import { type FactInfo, factsOf } from './facts.ts';
import { measure } from './length.ts';
import { partialsFor } from './partials.ts';
import { type Rendered, renderReply } from './render.ts';
import { parseTemplate, type Template } from './template.ts';
import { typeset } from './typography.ts';
import { isBlock, isContent, isMustache, isPartial } from './whitelist.ts';

export interface WorstCase {
  readonly length: number;
  /** The text that long, with letters for values. */
  readonly text: string;
}

/** Which conditional facts are there. */
export type Branch = Table<boolean>;

/** Beyond this many conditions, only: all there, none there, and each one alone there or alone missing. */
const ALL_COMBINATIONS_UP_TO = 10;

/**
 * The longest a template gets in a unit: texts at their `max`, names at 80 and 40, numbers at seven digits, sums at five
 * before the comma, the longest date; plural and gender in their longest form; the longest way through the conditions. A
 * letter counts one (two in bytes); a value in a script that weighs two on X would count double.
 */
export function worstCase(charter: Charter, text: string, language: string, unit: LengthUnit): WorstCase {
  const template = trusted(text);
  const partials = partialsFor(charter, language);
  const facts = factsOf(charter);
  const longest: Longest = { facts, partials, language, unit, brand: charter.name };
  let worst: WorstCase = { length: -1, text: '' };
  for (const branch of branchesOf(template, partials)) {
    const candidate = typeset(write(template.program, branch, longest, []), language);
    const length = measure(candidate, unit);
    if (length > worst.length) worst = { length, text: candidate };
  }
  return worst;
}

/** Every combination of there and missing for the facts that conditions ask about. */
export function branchesOf(template: Template, partials: Table<Template>): readonly Branch[] {
  const names = conditionsOf(template, partials);
  const all = (there: boolean) => Object.fromEntries(names.map((name) => [name, there]));
  if (names.length > ALL_COMBINATIONS_UP_TO) {
    const alone = names.flatMap((name) => [true, false].map((there) => ({ ...all(!there), [name]: there })));
    return [all(true), all(false), ...alone];
  }
  return Array.from({ length: 2 ** names.length }, (_, bits) =>
    Object.fromEntries(names.map((name, i) => [name, (bits & (1 << i)) === 0])),
  );
}

/**
 * The template in every branch, with plausible values: what the rules about replies are asked to judge before anybody
 * writes. Facts no condition asks about are there in each.
 */
export function sampleReplies(charter: Charter, text: string, language: string): readonly (Rendered & { readonly branch: Branch })[] {
  const facts = factsOf(charter);
  return branchesOf(trusted(text), partialsFor(charter, language)).map((branch) => {
    const there = (name: string) => !Object.hasOwn(branch, name) || branch[name]!;
    const known = Object.entries(facts).filter(([name]) => there(name) && Object.hasOwn(charter.facts, name));
    const given = {
      facts: Object.fromEntries(known.map(([name, info]) => [name, sampleOf(info)])),
      authorName: there('author-name') ? 'Camille' : null,
      agentName: there('agent-name') ? 'Dominique' : null,
      account: there('account') ? (Object.values(charter.channels).find((channel) => channel.account)?.account ?? null) : null,
      now: Date.parse(charter.horizon.from),
    };
    return { ...renderReply(charter, text, language, given), branch };
  });
}

/** Values that `sampleReplies` uses, so that the rules can be told which sums and names are known. */
export function sampleOf(info: FactInfo): FactValue {
  switch (info.type) {
    case 'text':
      return 'Exemple'.slice(0, Math.max(1, info.max));
    case 'number':
      return 3;
    case 'date-time':
      return '2026-11-20T14:30:00+01:00';
    case 'money':
      return { amount: '49.90', currency: 'EUR' };
    case 'list':
      return ['Exemple'.slice(0, Math.max(1, info.max))];
  }
}

function trusted(text: string): Template {
  const { template, faults } = parseTemplate(text, 'reply');
  if (template === null) throw new Error(`only a template without faults has branches: ${faults[0]?.code}`);
  return template;
}

function conditionsOf(template: Template, partials: Table<Template>): readonly string[] {
  const names = new Set<string>();
  const walk = (program: hbs.AST.Program | undefined, inside: readonly string[]): void => {
    for (const node of program?.body ?? []) {
      if (isBlock(node)) {
        const name = nameOf(node.params[0]!);
        if (name !== 'this') names.add(name);
        walk(node.program, inside);
        walk(node.inverse, inside);
      } else if (isPartial(node)) {
        const name = nameOf(node.name);
        if (!inside.includes(name) && Object.hasOwn(partials, name)) walk(partials[name]!.program, [...inside, name]);
      }
    }
  };
  walk(template.program, []);
  return [...names].sort();
}

interface Longest {
  readonly facts: Table<FactInfo>;
  readonly partials: Table<Template>;
  readonly language: string;
  readonly unit: LengthUnit;
  readonly brand: string;
}

function write(program: hbs.AST.Program | undefined, branch: Branch, longest: Longest, inside: readonly string[]): string {
  return (program?.body ?? []).map((node) => writeOne(node, branch, longest, inside)).join('');
}

function writeOne(node: hbs.AST.Statement, branch: Branch, longest: Longest, inside: readonly string[]): string {
  if (isContent(node)) return node.value;
  if (isMustache(node)) return valueOf(node, longest);
  if (isPartial(node)) {
    const name = nameOf(node.name);
    if (inside.includes(name) || !Object.hasOwn(longest.partials, name)) return '';
    return write(longest.partials[name]!.program, branch, longest, [...inside, name]);
  }
  if (!isBlock(node)) return '';
  const name = nameOf(node.params[0]!);
  const there = name === 'this' || branch[name] === true;
  const taken = (node.path.original === 'unless') !== there;
  if (!taken) return write(node.inverse, branch, longest, inside);
  if (node.path.original !== 'each') return write(node.program, branch, longest, inside);
  const info = infoOf(longest, name);
  return write(node.program, branch, { ...longest, facts: { ...longest.facts, this: { ...info, type: 'text' } } }, inside).repeat(info.items);
}

function valueOf(node: hbs.AST.MustacheStatement, longest: Longest): string {
  const path = nameOf(node.path);
  const [argument] = node.params;
  if (argument === undefined) return bare(path, longest);
  if (path === 'plural' || path === 'gender') {
    const forms = (node.hash?.pairs ?? []).map((pair) => (pair.value as hbs.AST.StringLiteral).value);
    return longestOf(forms, longest.unit);
  }
  return longestOf(widest(longest.language)[path as 'money' | 'date' | 'time'] ?? [], longest.unit);
}

function bare(name: string, longest: Longest): string {
  if (name === 'brand') return longest.brand;
  const info = infoOf(longest, name);
  if (info.type === 'number') return new Intl.NumberFormat(longest.language).format(9_999_999);
  const letters = (longest.unit === 'utf8-bytes' ? 'é' : 'm').repeat(info.max);
  if (info.type !== 'list') return letters;
  return new Intl.ListFormat(longest.language).format(Array.from({ length: info.items }, () => letters));
}

function infoOf(longest: Longest, name: string): FactInfo {
  if (Object.hasOwn(longest.facts, name)) return longest.facts[name]!;
  return { type: 'text', private: false, maybeEmpty: true, max: 0, items: 0 };
}

/** The widest ways of writing a sum, a day and an hour in a language. */
const widths = new Map<string, Readonly<Record<'money' | 'date' | 'time', readonly string[]>>>();
function widest(language: string): Readonly<Record<'money' | 'date' | 'time', readonly string[]>> {
  const known = widths.get(language);
  if (known !== undefined) return known;
  const zone = { timeZone: 'UTC' };
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', ...zone });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', ...zone });
  const made = {
    money: [new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' }).format(99_999.99).replaceAll('\u202f', '\u00a0')],
    date: Array.from({ length: 12 }, (_, month) => day.format(Date.UTC(2026, month, 28))),
    time: [10, 22].map((hour) => clock.format(Date.UTC(2026, 0, 1, hour, 45)).replaceAll('\u202f', '\u00a0')),
  };
  widths.set(language, made);
  return made;
}

function longestOf(texts: readonly string[], unit: LengthUnit): string {
  return texts.reduce((longest, text) => (measure(text, unit) > measure(longest, unit) ? text : longest), '');
}

const nameOf = (node: hbs.AST.Node): string => (node as hbs.AST.PathExpression).original;
