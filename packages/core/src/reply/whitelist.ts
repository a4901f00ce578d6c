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

/** Every refused construct of a parsed template, in the order written. */
export function refusals(program: hbs.AST.Program, file: string, text: string): readonly TemplateFault[] {
  const faults: TemplateFault[] = [];
  const lines = text.split('\n');

  const refuse = (node: hbs.AST.Node, code: TemplateFaultCode, subject: string, instead: string | null = null) => {
    const { line, column } = node.loc.start;
    faults.push({ code, file, line, column: column + 1, subject, instead });
  };

  const walk = (body: hbs.AST.Program | undefined, inEach: boolean): void => {
    if (!body) return;
    if (body.blockParams?.length) refuse(body, 'template-expression', `as |${body.blockParams.join(' ')}|`);
    for (const node of body.body) statement(node, inEach);
  };

  const statement = (node: hbs.AST.Statement, inEach: boolean): void => {
    if (isMustache(node)) mustache(node, inEach);
    else if (isBlock(node)) block(node, inEach);
    else if (isPartial(node)) partial(node, inEach);
    else if (isContent(node)) content(node);
    else if (node.type === 'PartialBlockStatement') refuse(node, 'template-partial-block', '#>');
    else if (node.type === 'DecoratorBlock') refuse(node, 'template-inline-partial', '#*');
    else if (node.type === 'Decorator') refuse(node, 'template-decorator', '*');
    else if (node.type !== 'CommentStatement') refuse(node, 'template-expression', node.type);
  };

  /** `\{{x}}` would show braces to the public. */
  const content = (node: hbs.AST.ContentStatement): void => {
    if (String(node.original).includes('{{')) refuse(node, 'template-escaped', '\\{{');
  };

  const mustache = (node: hbs.AST.MustacheStatement, inEach: boolean): void => {
    const { path, params, hash } = node;
    if (!node.escaped) return refuse(node, 'template-raw', nameOf(path), `{{${nameOf(path)}}}`);
    if (!isPath(path)) return refuse(node, 'template-expression', String((path as hbs.AST.StringLiteral).original));
    const arguments_ = params.length > 0 || hash !== undefined;
    const helper = Object.hasOwn(helperForms, path.original);
    if (arguments_ && !helper) return refuse(node, 'template-helper', path.original, nearest(path.original, helpers));
    if (helper) return call(node, path.original as HelperName, inEach);
    if (blocks.includes(path.original)) return refuse(node, 'template-helper', path.original, `#${path.original}`);
    fact(path, node, inEach);
  };

  const call = (node: hbs.AST.MustacheStatement, name: HelperName, inEach: boolean): void => {
    const [first, ...rest] = node.params;
    if (first === undefined || rest.length > 0) return refuse(node, 'template-arguments', name);
    argument(first, node, inEach);
    const given = node.hash?.pairs ?? [];
    for (const pair of given) {
      const known = (helperForms[name] as readonly string[]).includes(pair.key);
      if (!known) refuse(node, 'template-arguments', `${name} ${pair.key}=`, nearest(pair.key, helperForms[name]));
      else if (pair.value.type !== 'StringLiteral') refuse(node, 'template-expression', `${pair.key}=`);
    }
    const missing = requiredForms[name].find((form) => !given.some((pair) => pair.key === form));
    if (missing !== undefined) refuse(node, 'template-plural-form', `${name} ${missing}=`);
  };

  const block = (node: hbs.AST.BlockStatement, inEach: boolean): void => {
    const name = node.path.original;
    if (!blocks.includes(name)) {
      const instead = nearest(name, blocks);
      return refuse(node, 'template-helper', `#${name}`, instead === null ? null : `#${instead}`);
    }
    if (node.params.length !== 1 || node.hash !== undefined) refuse(node, 'template-arguments', `#${name}`);
    else argument(node.params[0]!, node, inEach);
    const each = name === 'each';
    if (each && inEach) return refuse(node, 'template-nested-each', '#each');
    walk(node.program, each || inEach);
    walk(node.inverse, inEach);
  };

  const argument = (node: hbs.AST.Expression, owner: hbs.AST.Statement, inEach: boolean): void => {
    if (isPath(node)) fact(node, owner, inEach);
    else refuse(owner, 'template-expression', node.type === 'SubExpression' ? '(…)' : 'literal');
  };

  const fact = (path: hbs.AST.PathExpression, owner: hbs.AST.Statement, inEach: boolean): void => {
    const { original } = path;
    if (path.data) return refuse(owner, 'template-data', original.startsWith('@') ? original : `@${original}`);
    if (path.depth > 0) return refuse(owner, 'template-path', original, path.parts.join('-') || null);
    if (original === 'this') return inEach ? undefined : refuse(owner, 'template-each-scope', 'this');
    if (path.parts.length !== 1 || path.parts[0] !== original) return refuse(owner, 'template-path', original);
    if (inEach) refuse(owner, 'template-each-scope', original, 'this');
  };

  const partial = (node: hbs.AST.PartialStatement, inEach: boolean): void => {
    if (!isPath(node.name)) {
      const dynamic = node.name.type === 'SubExpression';
      return refuse(node, dynamic ? 'template-dynamic-partial' : 'template-expression', '>');
    }
    if (node.params.length > 0 || node.hash !== undefined) refuse(node, 'template-partial-arguments', node.name.original);
    if (node.name.data || node.name.depth > 0) refuse(node, 'template-path', node.name.original);
    if (inEach) refuse(node, 'template-each-scope', `> ${node.name.original}`);
  };

  walk(program, false);
  return faults.map((fault) => (fault.line > lines.length ? { ...fault, line: lines.length } : fault));
}

const nameOf = (path: hbs.AST.PathExpression | hbs.AST.Literal): string => String((path as hbs.AST.PathExpression).original);
export const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';
export const isMustache = (node: hbs.AST.Node): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
export const isBlock = (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
export const isPartial = (node: hbs.AST.Node): node is hbs.AST.PartialStatement => node.type === 'PartialStatement';
export const isContent = (node: hbs.AST.Node): node is hbs.AST.ContentStatement => node.type === 'ContentStatement';
