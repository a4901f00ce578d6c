/** What a template may be made of. Everything that is not named here is refused. */
import { nearest } from '../document/nearest.ts';
import type { TemplateFault, TemplateFaultCode } from './templateFault.ts';

/** Typed helpers and the arguments they take by name. */
export const helperForms = {
  money: [],
  date: [],
  time: [],
  plural: ['zero', 'one', 'two', 'few', 'many', 'other'],
  gender: ['f', 'm', 'n'],
} as const satisfies Record<string, readonly string[]>;

export type HelperName = keyof typeof helperForms;
const requiredForms: Readonly<Record<HelperName, readonly string[]>> = {
  money: [],
  date: [],
  time: [],
  plural: ['one', 'other'],
  gender: ['f', 'm', 'n'],
};
const blocks = ['if', 'unless', 'each'];
const helpers = Object.keys(helperForms);

interface Scope {
  readonly file: string;
  /** Inside `{{#each}}`, where only `{{this}}` is known. */
  readonly inEach: boolean;
}

/** Every refused construct of a parsed template, in the order written. */
export function refusals(program: hbs.AST.Program, file: string): readonly TemplateFault[] {
  return inProgram(program, { file, inEach: false });
}

function refuse(
  { file }: Scope,
  node: hbs.AST.Node,
  code: TemplateFaultCode,
  subject: string,
  instead: string | null = null,
): readonly TemplateFault[] {
  const { line, column } = node.loc.start;
  return [{ code, file, line, column: column + 1, subject, instead }];
}

function inProgram(program: hbs.AST.Program | undefined, scope: Scope): readonly TemplateFault[] {
  if (program === undefined) return [];
  const names = program.blockParams?.length ? `as |${program.blockParams.join(' ')}|` : null;
  const renamed = names === null ? [] : refuse(scope, program, 'template-expression', names);
  return [...renamed, ...program.body.flatMap((node) => inStatement(node, scope))];
}

function inStatement(node: hbs.AST.Statement, scope: Scope): readonly TemplateFault[] {
  if (isMustache(node)) return inMustache(node, scope);
  if (isBlock(node)) return inBlock(node, scope);
  if (isPartial(node)) return inPartial(node, scope);
  switch (node.type) {
    case 'CommentStatement':
      return [];
    case 'ContentStatement':
      return inContent(node as hbs.AST.ContentStatement, scope);
    case 'PartialBlockStatement':
      return refuse(scope, node, 'template-partial-block', '#>');
    case 'DecoratorBlock':
      return refuse(scope, node, 'template-inline-partial', '#*');
    case 'Decorator':
      return refuse(scope, node, 'template-decorator', '*');
    default:
      return refuse(scope, node, 'template-expression', node.type);
  }
}

/** `\{{x}}` would show braces to the public. */
function inContent(node: hbs.AST.ContentStatement, scope: Scope): readonly TemplateFault[] {
  return String(node.original).includes('{{') ? refuse(scope, node, 'template-escaped', '\\{{') : [];
}

function inMustache(node: hbs.AST.MustacheStatement, scope: Scope): readonly TemplateFault[] {
  const { path, params, hash } = node;
  const name = nameOf(path);
  if (!node.escaped) return refuse(scope, node, 'template-raw', name, `{{${name}}}`);
  if (!isPath(path)) return refuse(scope, node, 'template-expression', name);
  if (blocks.includes(name)) return refuse(scope, node, 'template-helper', name, `#${name}`);
  if (isHelper(name)) return inCall(node, name, scope);
  const called = params.length > 0 || hash !== undefined;
  return called ? refuse(scope, node, 'template-helper', name, nearest(name, helpers)) : inFact(path, node, scope);
}

function inCall(node: hbs.AST.MustacheStatement, name: HelperName, scope: Scope): readonly TemplateFault[] {
  const [first, ...rest] = node.params;
  if (first === undefined || rest.length > 0) return refuse(scope, node, 'template-arguments', name);
  const given = node.hash?.pairs ?? [];
  const missing = requiredForms[name].find((form) => !given.some((pair) => pair.key === form));
  return [
    ...inArgument(first, node, scope),
    ...given.flatMap((pair) => inForm(pair, name, node, scope)),
    ...(missing === undefined ? [] : refuse(scope, node, 'template-plural-form', `${name} ${missing}=`)),
  ];
}

function inForm(
  { key, value }: hbs.AST.HashPair,
  helper: HelperName,
  node: hbs.AST.Node,
  scope: Scope,
): readonly TemplateFault[] {
  const forms: readonly string[] = helperForms[helper];
  if (!forms.includes(key)) return refuse(scope, node, 'template-arguments', `${helper} ${key}=`, nearest(key, forms));
  return value.type === 'StringLiteral' ? [] : refuse(scope, node, 'template-expression', `${key}=`);
}

function inBlock(node: hbs.AST.BlockStatement, scope: Scope): readonly TemplateFault[] {
  const name = nameOf(node.path);
  if (!blocks.includes(name)) {
    const near = nearest(name, blocks);
    return refuse(scope, node, 'template-helper', `#${name}`, near === null ? null : `#${near}`);
  }
  const each = name === 'each';
  if (each && scope.inEach) return refuse(scope, node, 'template-nested-each', '#each');
  const [first, ...rest] = node.params;
  const alone = first !== undefined && rest.length === 0 && node.hash === undefined;
  return [
    ...(alone ? inArgument(first, node, scope) : refuse(scope, node, 'template-arguments', `#${name}`)),
    ...inProgram(node.program, { ...scope, inEach: each || scope.inEach }),
    ...inProgram(node.inverse, scope),
  ];
}

function inArgument(node: hbs.AST.Expression, owner: hbs.AST.Statement, scope: Scope): readonly TemplateFault[] {
  if (isPath(node)) return inFact(node, owner, scope);
  return refuse(scope, owner, 'template-expression', node.type === 'SubExpression' ? '(…)' : 'literal');
}

function inFact(path: hbs.AST.PathExpression, owner: hbs.AST.Statement, scope: Scope): readonly TemplateFault[] {
  const { original, parts } = path;
  if (path.data) return refuse(scope, owner, 'template-data', original.startsWith('@') ? original : `@${original}`);
  if (path.depth > 0) return refuse(scope, owner, 'template-path', original, parts.join('-') || null);
  if (original === 'this') return scope.inEach ? [] : refuse(scope, owner, 'template-each-scope', 'this');
  if (parts.length !== 1 || parts[0] !== original) return refuse(scope, owner, 'template-path', original);
  return scope.inEach ? refuse(scope, owner, 'template-each-scope', original, 'this') : [];
}

function inPartial(node: hbs.AST.PartialStatement, scope: Scope): readonly TemplateFault[] {
  const { name, params, hash } = node;
  if (!isPath(name)) {
    const dynamic = name.type === 'SubExpression';
    return refuse(scope, node, dynamic ? 'template-dynamic-partial' : 'template-expression', '>');
  }
  const { original } = name;
  return [
    ...(params.length > 0 || hash !== undefined ? refuse(scope, node, 'template-partial-arguments', original) : []),
    ...(name.data || name.depth > 0 ? refuse(scope, node, 'template-path', original) : []),
    ...(scope.inEach ? refuse(scope, node, 'template-each-scope', `> ${original}`) : []),
  ];
}

function isHelper(name: string): name is HelperName {
  return Object.hasOwn(helperForms, name);
}

/** The name a path, a partial or a literal was written with. */
export function nameOf(node: hbs.AST.Node): string {
  return String((node as hbs.AST.PathExpression).original);
}

const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';
export const isMustache = (node: hbs.AST.Node): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
export const isBlock = (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
export const isPartial = (node: hbs.AST.Node): node is hbs.AST.PartialStatement => node.type === 'PartialStatement';
export const isContent = (node: hbs.AST.Node): node is hbs.AST.ContentStatement => node.type === 'ContentStatement';
