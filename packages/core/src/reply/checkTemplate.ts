/** What a template means: do its facts and partials exist, have the right type, may they be empty, may the public see them. */
import type { Table } from '../charter.ts';
import { nearest } from '../document/nearest.ts';
import type { FactInfo } from './facts.ts';
import type { Template } from './template.ts';
import type { TemplateFault, TemplateFaultCode } from './templateFault.ts';
import { type HelperName, isBlock, isMustache, isPartial } from './whitelist.ts';

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

/**
 * Faults of meaning, in the order met, partials followed where they are included. A fault inside a partial has the place in
 * the partial's file, once.
 */
export function checkTemplate(template: Template, use: TemplateUse): readonly TemplateFault[] {
  const faults = new Map<string, TemplateFault>();
  const forms = use.language === undefined ? [] : new Intl.PluralRules(use.language).resolvedOptions().pluralCategories;

  const walk = (program: hbs.AST.Program | undefined, file: string, known: ReadonlySet<string>, inside: readonly string[]): void => {
    for (const node of program?.body ?? []) {
      const { line, column } = node.loc.start;
      const fault = (code: TemplateFaultCode, subject: string, instead: string | null = null) => {
        const found = { code, file, line, column: column + 1, subject, instead };
        faults.set(`${file}:${line}:${column}:${code}:${subject}`, found);
      };

      const fact = (name: string): FactInfo | null => {
        if (name === 'this') return null;
        if (!Object.hasOwn(use.facts, name)) {
          fault('template-unknown-fact', name, nearest(name, Object.keys(use.facts)));
          return null;
        }
        const info = use.facts[name]!;
        if (info.private && !use.isPrivate) fault('template-private-fact', name);
        return info;
      };

      const shown = (name: string): void => {
        const info = fact(name);
        if (info === null) return;
        const helper = bareInstead[info.type];
        if (helper !== undefined) fault('template-type', name, `{{${helper} ${name}}}`);
        if (info.maybeEmpty && !known.has(name)) fault('template-maybe-empty', name, `{{#if ${name}}}…{{/if}}`);
      };

      const helped = (helper: HelperName, name: string, given: readonly string[]): void => {
        const info = fact(name);
        if (info !== null && info.type !== helperTypes[helper]) {
          const fits = Object.entries(helperTypes).find(([, type]) => type === info.type)?.[0];
          const plain = fits === undefined || helper === 'gender' || info.type === 'text';
          fault('template-type', `${helper} ${name}`, plain ? `{{${name}}}` : `{{${fits} ${name}}}`);
        } else if (info?.maybeEmpty && helper !== 'gender' && !known.has(name)) {
          fault('template-maybe-empty', name, `{{#if ${name}}}…{{/if}}`);
        }
        const missing = helper === 'plural' ? forms.find((form) => !given.includes(form)) : undefined;
        if (missing !== undefined) fault('template-plural-form', `plural ${missing}=`, `${missing}="…"`);
      };

      if (isMustache(node)) {
        const path = (node.path as hbs.AST.PathExpression).original;
        const [argument] = node.params;
        if (argument === undefined) shown(path);
        else helped(path as HelperName, nameOf(argument), (node.hash?.pairs ?? []).map((pair) => pair.key));
      } else if (isBlock(node)) {
        const block = node.path.original;
        const name = nameOf(node.params[0]!);
        const info = fact(name);
        const withFact = new Set([...known, name]);
        if (block === 'each' && info !== null && info.type !== 'list') fault('template-type', `#each ${name}`, `{{#if ${name}}}`);
        walk(node.program, file, block === 'unless' ? known : withFact, inside);
        walk(node.inverse, file, block === 'unless' ? withFact : known, inside);
      } else if (isPartial(node)) {
        const name = (node.name as hbs.AST.PathExpression).original;
        if (inside.includes(name)) fault('template-recursive-partial', name);
        else if (!Object.hasOwn(use.partials, name)) {
          fault('template-unknown-partial', name, nearest(name, Object.keys(use.partials)));
        } else {
          const partial = use.partials[name]!;
          walk(partial.program, partial.file, known, [...inside, name]);
        }
      }
    }
  };

  walk(template.program, template.file, new Set(use.guaranteed), []);
  return [...faults.values()];
}

/** Facts a template names, partials included, in alphabetical order: they must be the same in every language. */
export function factsNamed(template: Template, partials: Table<Template>): readonly string[] {
  const names = new Set<string>();
  const walk = (program: hbs.AST.Program | undefined, inside: readonly string[]): void => {
    for (const node of program?.body ?? []) {
      if (isMustache(node)) names.add(nameOf(node.params[0] ?? node.path));
      else if (isBlock(node)) {
        names.add(nameOf(node.params[0]!));
        walk(node.program, inside);
        walk(node.inverse, inside);
      } else if (isPartial(node)) {
        const name = nameOf(node.name);
        if (!inside.includes(name) && Object.hasOwn(partials, name)) walk(partials[name]!.program, [...inside, name]);
      }
    }
  };
  walk(template.program, []);
  names.delete('this');
  return [...names].sort();
}

/** Whether a template carries a partial on every way through it, directly or inside another partial. */
export function carriesPartial(template: Template, partials: Table<Template>, wanted: string): boolean {
  const carries = (program: hbs.AST.Program | undefined, inside: readonly string[]): boolean =>
    (program?.body ?? []).some((node) => {
      if (isBlock(node)) return node.path.original !== 'each' && carries(node.program, inside) && carries(node.inverse, inside);
      if (!isPartial(node)) return false;
      const name = nameOf(node.name);
      if (name === wanted) return true;
      return !inside.includes(name) && Object.hasOwn(partials, name) && carries(partials[name]!.program, [...inside, name]);
    });
  return carries(template.program, []);
}

const nameOf = (node: hbs.AST.Node): string => (node as hbs.AST.PathExpression).original;

