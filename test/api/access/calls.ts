/** Calls of every field of the schema's roots, made from introspection: what is added later is called as well. */
import {
  buildClientSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from '../../../api/node_modules/graphql/index.js';
import { post } from '../harness.ts';
import type { World } from './brands.ts';

export async function introspect(url: string, headers: Record<string, string>): Promise<GraphQLSchema> {
  const { data } = await post(url, { query: getIntrospectionQuery() }, headers);
  return buildClientSchema(data);
}

export interface Root {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** `Query.cases` */
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
}

export function rootsOf(schema: GraphQLSchema): Root[] {
  const types = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return types.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, name: `${type?.name}.${field.name}`, field })),
  );
}

/** A place for one word in the arguments of a field: `input.comment.externalId`. */
export interface Leaf {
  readonly path: readonly string[];
  readonly type: 'ID' | 'String';
}

export function leavesOf({ args }: Pick<GraphQLField<unknown, unknown>, 'args'>): Leaf[] {
  const walk = (inputs: readonly (GraphQLArgument | GraphQLInputField)[], path: readonly string[]): Leaf[] =>
    inputs.flatMap(({ name, type }) => {
      const named = getNamedType(type);
      const here = [...path, name];
      if (isInputObjectType(named)) return here.length > 6 ? [] : walk(Object.values(named.getFields()), here);
      return named.name === 'ID' || named.name === 'String' ? [{ path: here, type: named.name }] : [];
    });
  return walk(args, []);
}

const words: Readonly<Record<string, string>> = {
  channel: 'x',
  role: 'miller',
  id: 'ana',
  text: 'Mon colis est perdu !',
  language: 'fr',
  event: 'note',
  crisis: 'lost-parcel',
  step: 'acknowledge',
  from: '1.0.0',
  to: '1.0.0',
  path: 'charter.yaml',
};

let counter = 0;
/** Arguments that a caller of this world could send: what is required, and what the path needs, with `word` at its end. */
export function argumentsOf(root: Root, world: World, leaf: Leaf | null, word: string): Record<string, unknown> {
  const wordFor = (type: GraphQLInputType, path: readonly string[]): unknown => {
    if (isNonNullType(type)) return wordFor(type.ofType, path);
    if (isListType(type)) return [wordFor(type.ofType, path)];
    if (leaf !== null && path.join('.') === leaf.path.join('.')) return word;
    if (isInputObjectType(type)) return objectOf(Object.values(type.getFields()), path);
    if (isEnumType(type)) return type.getValues()[0]?.name;
    const name = path.at(-1) ?? '';
    if (type.name === 'ID') return world.ids[name === 'submissionId' ? 'Submission' : 'Case'];
    if (type.name === 'Int') return 1;
    if (type.name === 'Boolean') return true;
    if (type.name === 'DateTime') return '2026-11-20T10:00:00Z';
    if (type.name === 'JSON') return {};
    if (name === 'brand') return world.brand;
    return words[name] ?? `word${++counter}`;
  };
  const objectOf = (inputs: readonly (GraphQLArgument | GraphQLInputField)[], path: readonly string[]) =>
    Object.fromEntries(
      inputs.flatMap((input) => {
        const here = [...path, input.name];
        const wanted = leaf?.path.slice(0, here.length).join('.') === here.join('.');
        // A comment is known by its id, whatever the schema requires.
        const needed =
          isNonNullType(input.type) || (input.name === 'externalId' && root.name.endsWith('receiveComment'));
        return wanted || needed ? [[input.name, wordFor(input.type, here)]] : [];
      }),
    );
  return objectOf(root.field.args, []);
}

/** The operation with everything that can be selected within some levels. */
export function operationOf({ kind, field }: Root, schema: GraphQLSchema, levels = 5): string {
  const variables = field.args.map(({ name, type }) => `$${name}: ${String(type)}`);
  const passed = field.args.map(({ name }) => `${name}: $${name}`);
  const [declared, given] = variables.length === 0 ? ['', ''] : [`(${variables.join(', ')})`, `(${passed.join(', ')})`];
  return `${kind} Call${declared} { ${field.name}${given} ${selection(field.type, schema, levels)} }`;
}

function selection(type: GraphQLOutputType, schema: GraphQLSchema, levels: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isAbstractType(named)) {
    const members = schema.getPossibleTypes(named).map((one) => `... on ${one.name} ${selection(one, schema, levels)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some((arg) => isNonNullType(arg.type))) return [];
    if (isLeafType(getNamedType(field.type))) return [field.name];
    if (levels <= 1) return [];
    const few = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
    return [`${field.name}${few} ${selection(field.type, schema, levels - 1)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}
