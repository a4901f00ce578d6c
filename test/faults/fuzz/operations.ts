import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from '../../../api/node_modules/graphql/index.js';
import type { Chance } from '../chance.ts';
import { anyId, anyJson, anyNumber, anyString, anyTime, anything, type Known } from './values.ts';

/** A request as it is sent. */
export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Make = (chance: Chance, known: Known) => Request;

/** Makes operations that the schema allows, and variables that it mostly allows. */
export function operationMaker(sdl: string): Make {
  const schema = buildSchema(sdl);
  return (chance, known) => {
    const variables: Record<string, unknown> = {};
    const declared: string[] = [];
    const writer: Writer = { schema, chance, known, variables, declared };
    const root = chance.next() < 0.5 ? schema.getQueryType() : schema.getMutationType();
    const fields = Object.values(root?.getFields() ?? {});
    const count = chance.next() < 0.9 ? 1 : 3;
    const body = Array.from({ length: count }, (_, n) => `r${n}: ${written(chance.pick(fields), writer, 6)}`).join(' ');
    const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
    return { query: `${root === schema.getQueryType() ? 'query' : 'mutation'}${head} { ${body} }`, variables };
  };
}

interface Writer {
  readonly schema: GraphQLSchema;
  readonly chance: Chance;
  readonly known: Known;
  readonly variables: Record<string, unknown>;
  readonly declared: string[];
}

function written(field: GraphQLField<unknown, unknown>, writer: Writer, depth: number): string {
  const { chance, known, variables, declared } = writer;
  const given = field.args.flatMap(({ name, type }) => {
    if (!isNonNullType(type) && chance.next() < 0.4) return [];
    const variable = `v${declared.length}`;
    declared.push(`$${variable}: ${type}`);
    variables[variable] = member(name, type, chance, known, 5);
    return [`${name}: $${variable}`];
  });
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selected(field.type, writer, depth)}`;
}

/** Fields that two members of a union have with two types. */
const clashing = new Set(['submission', 'cases', 'text', 'id', 'case', 'charter', 'actor', 'at']);

function selected(type: GraphQLOutputType, writer: Writer, depth: number): string {
  const named: GraphQLNamedType = getNamedType(type);
  const { schema, chance } = writer;
  if (isUnionType(named) || isInterfaceType(named)) {
    const members = schema
      .getPossibleTypes(named)
      .map((member) => `... on ${member.name}${selected(member, writer, depth - 1)}`);
    return ` { __typename ${depth > 0 ? members.join(' ') : ''} }`;
  }
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter((field) => {
    const leaf = !isObjectType(getNamedType(field.type)) && !isUnionType(getNamedType(field.type));
    return leaf ? chance.next() < 0.5 : depth > 0 && chance.next() < (depth > 3 ? 0.5 : 0.25);
  });
  const body = fields.slice(0, 12).map((field) => {
    const alias = clashing.has(field.name) ? `${named.name}_${field.name}: ` : '';
    return `${alias}${written(field, writer, depth - 1)}`;
  });
  return ` { __typename ${body.join(' ')} }`;
}

function valueFor(type: GraphQLInputType, chance: Chance, known: Known, depth: number): unknown {
  if (chance.next() < 0.02) return anything(chance, known);
  if (!isNonNullType(type) && chance.next() < 0.15) return null;
  const bare = getNullableType(type) as GraphQLInputType;
  if (isListType(bare)) {
    const length = chance.next() < 0.02 ? 501 : chance.below(3);
    return Array.from({ length }, () => valueFor(bare.ofType as GraphQLInputType, chance, known, depth - 1));
  }
  const named = getNamedType(bare);
  if (isEnumType(named)) return chance.pick(named.getValues()).name;
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter(
      (field) => isNonNullType(field.type) || (depth > 0 && chance.next() < 0.5),
    );
    return Object.fromEntries(
      fields.map((field) => [field.name, member(field.name, field.type, chance, known, depth - 1)]),
    );
  }
  return scalarOf(named.name, chance, known);
}

/** Mostly what gets further: a brand that is there, a role that may act. */
function member(name: string, type: GraphQLInputType, chance: Chance, known: Known, depth: number): unknown {
  const likely: Readonly<Record<string, readonly unknown[]>> = {
    brand: ['moulin'],
    channel: ['x', 'facebook', 'forum', 'email'],
    role: ['miller', 'courier', 'director'],
    event: ['replied', 'note', 'not-ours', 'found', 'lost-for-good', 'nothing', 'reopen'],
    externalId: [`c${chance.below(300)}`],
  };
  const usual = Object.hasOwn(likely, name) ? likely[name] : undefined;
  return usual !== undefined && chance.next() < 0.85 ? chance.pick(usual) : valueFor(type, chance, known, depth);
}

function scalarOf(name: string, chance: Chance, known: Known): unknown {
  if (name === 'ID') return anyId(chance, known);
  if (name === 'Int' || name === 'Float') return anyNumber(chance);
  if (name === 'Boolean') return chance.next() < 0.5;
  if (name === 'DateTime') return anyTime(chance);
  return name === 'JSON' ? anyJson(chance, known) : anyString(chance, known);
}
