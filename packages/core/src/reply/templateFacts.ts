/** What a template names: its facts, and those its conditions ask about. */
import type { Table } from '../charter.ts';
import type { Template } from './template.ts';
import { isBlock, isMustache, isPartial, nameOf } from './whitelist.ts';

/** Facts a template names, partials included, in alphabetical order: they must be the same in every language. */
export function factsNamed(template: Template, partials: Table<Template>): readonly string[] {
  return names(template, partials, (node) => {
    if (isMustache(node)) return [nameOf(node.params[0] ?? node.path)];
    return isBlock(node) ? [nameOf(node.params[0]!)] : [];
  });
}

/** Facts that its conditions and lists ask about, in alphabetical order. */
export function factsAsked(template: Template, partials: Table<Template>): readonly string[] {
  return names(template, partials, (node) => (isBlock(node) ? [nameOf(node.params[0]!)] : []));
}

function names(
  template: Template,
  partials: Table<Template>,
  namesIn: (node: hbs.AST.Statement) => readonly string[],
): readonly string[] {
  const walk = (program: hbs.AST.Program | undefined, inside: readonly string[]): readonly string[] =>
    (program?.body ?? []).flatMap((node) => [...namesIn(node), ...below(node, inside)]);
  const below = (node: hbs.AST.Statement, inside: readonly string[]): readonly string[] => {
    if (isBlock(node)) return [...walk(node.program, inside), ...walk(node.inverse, inside)];
    if (!isPartial(node)) return [];
    const name = nameOf(node.name);
    if (inside.includes(name) || !Object.hasOwn(partials, name)) return [];
    return walk(partials[name]!.program, [...inside, name]);
  };
  const found = new Set(walk(template.program, []));
  found.delete('this');
  return [...found].sort();
}
