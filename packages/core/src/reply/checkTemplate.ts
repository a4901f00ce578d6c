/** What a template means: do its facts and partials exist, have the right type, may they be empty, may the public see them. */
import type { Table } from '../charter.ts';
import { nearest } from '../document/nearest.ts';
import type { FactInfo } from './facts.ts';
import type { Template } from './template.ts';
import type { TemplateFault, TemplateFaultCode } from './templateFault.ts';
import { type HelperName, isBlock, isMustache, isPartial, nameOf } from './whitelist.ts';

export { factsNamed } from './templateFacts.ts';

/** Where a template is used. */
export interface TemplateUse {
  /** What may be named: see `factsOf`. */
  readonly facts: Table<FactInfo>;
  /** Partials of the reply's language by their bare name: see `partialsFor`. */
  readonly partials: Table<Template>;
  /** The reply goes to the author alone. */
  readonly isPrivate: boolean;
  /** Facts that the way into the step needs, so that they cannot be empty. */
  readonly guaranteed: ReadonlySet<string>;
  /** Decides which plural forms are needed; none are checked when absent. */
  readonly language?: string;
}

const helperTypes: Readonly<Record<HelperName, string>> = {
  money: 'money',
  date: 'date-time',
  time: 'date-time',
  plural: 'number',
  gender: 'text',
};
const bareInstead: Readonly<Record<string, string>> = { money: 'money', 'date-time': 'date' };

/** Where the walk stands: which file, inside which partials, which facts the conditions around make sure of. */
interface Here {
  readonly use: TemplateUse;
  readonly file: string;
  readonly inside: readonly string[];
  readonly known: ReadonlySet<string>;
}

type Found = Omit<TemplateFault, 'file' | 'line' | 'column'>;

/**
 * Faults of meaning, in the order met, partials followed where they are included. A fault inside a partial has the place in
 * the partial's file, once.
 */
export function checkTemplate(template: Template, use: TemplateUse): readonly TemplateFault[] {
  const faults = walk(template.program, { use, file: template.file, inside: [], known: use.guaranteed });
  return faults.filter((fault, i) => faults.findIndex((other) => isSame(other, fault)) === i);
}

function isSame(a: TemplateFault, b: TemplateFault): boolean {
  return (
    a.code === b.code && a.subject === b.subject && a.file === b.file && a.line === b.line && a.column === b.column
  );
}

function walk(program: hbs.AST.Program | undefined, here: Here): readonly TemplateFault[] {
  return (program?.body ?? []).flatMap((node) => {
    const { line, column } = node.loc.start;
    const own = found(node, here).map((fault) => ({ ...fault, file: here.file, line, column: column + 1 }));
    return [...own, ...below(node, here)];
  });
}

/** What is wrong with one statement. */
function found(node: hbs.AST.Statement, here: Here): readonly Found[] {
  if (isMustache(node)) {
    const [argument] = node.params;
    return argument === undefined ? shown(nameOf(node.path), here) : helped(node, nameOf(argument), here);
  }
  if (isBlock(node)) return asked(nameOf(node.path), nameOf(node.params[0]!), here);
  return isPartial(node) ? included(nameOf(node.name), here) : [];
}

/** What stands inside a statement: blocks make sure of their fact, partials are followed. */
function below(node: hbs.AST.Statement, here: Here): readonly TemplateFault[] {
  if (isBlock(node)) {
    const sure = { ...here, known: new Set([...here.known, nameOf(node.params[0]!)]) };
    const unless = nameOf(node.path) === 'unless';
    return [...walk(node.program, unless ? here : sure), ...walk(node.inverse, unless ? sure : here)];
  }
  if (!isPartial(node)) return [];
  const name = nameOf(node.name);
  const { partials } = here.use;
  if (here.inside.includes(name) || !Object.hasOwn(partials, name)) return [];
  const { program, file } = partials[name]!;
  return walk(program, { ...here, file, inside: [...here.inside, name] });
}

const fault = (code: TemplateFaultCode, subject: string, instead: string | null = null): Found => ({
  code,
  subject,
  instead,
});

/** Named at all: it exists, and the reader may see it. `this` is an item of a list. */
function named(name: string, { use }: Here): { info: FactInfo | null; faults: readonly Found[] } {
  if (name === 'this') return { info: null, faults: [] };
  if (!Object.hasOwn(use.facts, name)) {
    return { info: null, faults: [fault('template-unknown-fact', name, nearest(name, Object.keys(use.facts)))] };
  }
  const info = use.facts[name]!;
  return { info, faults: info.private && !use.isPrivate ? [fault('template-private-fact', name)] : [] };
}

/** `{{fact}}` */
function shown(name: string, here: Here): readonly Found[] {
  const { info, faults } = named(name, here);
  if (info === null) return faults;
  const helper = bareInstead[info.type];
  const bare = helper === undefined ? [] : [fault('template-type', name, `{{${helper} ${name}}}`)];
  return [...faults, ...bare, ...emptiness(name, info, here)];
}

/** `{{helper fact}}` */
function helped(node: hbs.AST.MustacheStatement, name: string, here: Here): readonly Found[] {
  const helper = nameOf(node.path) as HelperName;
  const { info, faults } = named(name, here);
  const forms = helper === 'plural' ? missingForm(node, here) : [];
  if (info === null) return [...faults, ...forms];
  if (info.type !== helperTypes[helper]) return [...faults, wrongHelper(helper, name, info), ...forms];
  return [...faults, ...(helper === 'gender' ? [] : emptiness(name, info, here)), ...forms];
}

function wrongHelper(helper: HelperName, name: string, { type }: FactInfo): Found {
  const fits = bareInstead[type];
  return fault('template-type', `${helper} ${name}`, fits === undefined ? `{{${name}}}` : `{{${fits} ${name}}}`);
}

function missingForm(node: hbs.AST.MustacheStatement, { use }: Here): readonly Found[] {
  if (use.language === undefined) return [];
  const given = (node.hash?.pairs ?? []).map((pair) => pair.key);
  const needed = new Intl.PluralRules(use.language).resolvedOptions().pluralCategories;
  const missing = needed.find((form) => !given.includes(form));
  return missing === undefined ? [] : [fault('template-plural-form', `plural ${missing}=`, `${missing}="…"`)];
}

/** `{{#if fact}}`, `{{#unless fact}}`, `{{#each list}}` */
function asked(block: string, name: string, here: Here): readonly Found[] {
  const { info, faults } = named(name, here);
  const wrong = block === 'each' && info !== null && info.type !== 'list';
  return wrong ? [...faults, fault('template-type', `#each ${name}`, `{{#if ${name}}}`)] : faults;
}

function emptiness(name: string, info: FactInfo, { known }: Here): readonly Found[] {
  if (!info.maybeEmpty || known.has(name)) return [];
  return [fault('template-maybe-empty', name, `{{#if ${name}}}…{{/if}}`)];
}

/** `{{> partial}}` */
function included(name: string, { use, inside }: Here): readonly Found[] {
  if (inside.includes(name)) return [fault('template-recursive-partial', name)];
  if (Object.hasOwn(use.partials, name)) return [];
  return [fault('template-unknown-partial', name, nearest(name, Object.keys(use.partials)))];
}
