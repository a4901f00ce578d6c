import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  type getVariableValues,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { mostPerPage } from '../schema/paging.ts';

/** What one request may cost: twice the dearest operation of the contract, an inbox page of 200 cases with everything. */
export const mostCost = 100_000;

/** What stands behind a list that has no `first`: steps, choices, reasons. Most have fewer. */
const usualList = 3;

/** Fields that compute or read more than what they show, counted once each time they are asked for. */
const dear: Readonly<Record<string, number>> = {
  'Query.checkReply': 10,
  'Query.toneBrief': 10,
  'Query.report': 200,
  'Query.verifyLog': 2_000,
  'Query.charterDiff': 100,
  'Query.cases': 10,
  'Mutation.publishCharter': 2_000,
  'Playbook.diagram': 5,
};
/** Objects that are computed, each of them; every other object costs 1. */
const computed: Readonly<Record<string, number>> = { Prescription: 20 };
/** Everything else that writes: a transaction. */
const write = 20;

export interface Asked {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced, with their defaults. */
  readonly variables: VariableValues;
}
export type VariableValues = NonNullable<ReturnType<typeof getVariableValues>['variableValues']>;

/**
 * The cost of an operation with its variables, before anything of it runs:
 *
 *     cost(field) = its own + how many of it × (1 for an object, 20 for a prescription + cost of what is selected in it)
 *
 * A field of its own costs nothing; those of the table above, and every mutation (20), do. "How many" is `first` (at most
 * 200) where there is one, the length of `comments` for `prescribeAll`, 3 for any other list, else 1. Of the members of a
 * union the dearest counts. Scalars cost nothing, introspection 1 for each object.
 *
 * @example { cases(brand: "moulin", first: 20) { edges { node { comment { text } } } } } // 10 + 20 × (1 + edges 1 + node 1 + comment 1) = 90
 */
export function costOf({ schema, operation, fragments, variables }: Asked): number {
  const root = schema.getRootType(operation.operation);
  const asked: Asking = { schema, fragments, variables, budget: mostFields };
  const cost = root ? costOfSet(operation.selectionSet, root, asked) : 0;
  return asked.budget < 0 ? uncountable : Math.min(cost, uncountable);
}

interface Asking extends Omit<Asked, 'operation'> {
  /** Fragments within fragments may name more fields than one can count: below 0 there are too many, wherever they stand. */
  budget: number;
}
const mostFields = 20_000;
const uncountable = 1_000_000_000;

function costOfSet(set: SelectionSetNode, type: GraphQLCompositeType, asking: Asking): number {
  if (!isAbstractType(type)) return sum(set, type, asking);
  const members = asking.schema.getPossibleTypes(type).map((member) => sum(set, member, asking));
  return Math.max(0, ...members);
}

/** What is selected of one object type. */
function sum(set: SelectionSetNode, type: GraphQLCompositeType, asking: Asking): number {
  let cost = 0;
  for (const selection of set.selections) {
    asking.budget -= 1;
    if (asking.budget < 0) return cost;
    if (selection.kind === Kind.FIELD) {
      if (!isSkipped(selection, asking)) cost += costOfField(selection, type, asking);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : asking.fragments[selection.name.value];
    if (fragment === undefined || !meets(type, fragment.typeCondition?.name.value, asking.schema)) continue;
    cost += sum(fragment.selectionSet, type, asking);
  }
  return cost;
}

function costOfField(node: FieldNode, parent: GraphQLCompositeType, asking: Asking): number {
  const field = asking.schema.getField(parent, node.name.value);
  if (field === undefined) return 0;
  const named = getNamedType(field.type);
  const own = weightOf(parent.name, field.name, asking.schema);
  if (!isCompositeType(named) || node.selectionSet === undefined) return own;
  return (
    own + countOf(field, node, parent, asking) * (objectOf(named.name) + costOfSet(node.selectionSet, named, asking))
  );
}

function isSkipped(node: FieldNode, { variables }: Asking): boolean {
  if (!node.directives?.length) return false;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.if === true || include?.if === false;
}

function weightOf(type: string, field: string, schema: GraphQLSchema): number {
  const coordinate = `${type}.${field}`;
  if (Object.hasOwn(dear, coordinate)) return dear[coordinate] ?? 0;
  return type === schema.getMutationType()?.name ? write : 0;
}

function objectOf(type: string): number {
  return (Object.hasOwn(computed, type) ? computed[type] : undefined) ?? 1;
}

/** A page's own list was counted with `first`, at the field above it. */
const withinPage = /Connection$/;

function countOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  parent: GraphQLCompositeType,
  { variables }: Asking,
): number {
  if (field.args.some(({ name }) => name === 'first')) {
    const { first } = argumentsOf(field, node, variables);
    return typeof first === 'number' ? Math.min(Math.max(first, 0), mostPerPage) : usualPage;
  }
  if (!isList(field.type) || withinPage.test(parent.name)) return 1;
  const { comments } = argumentsOf(field, node, variables);
  return Array.isArray(comments) ? comments.length : usualList;
}
/** The largest page that is given where `first` is not said. */
const usualPage = 50;

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

/** Arguments that cannot be read are another rule's to refuse. */
function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Asking['variables'],
): Record<string, unknown> {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return {};
  }
}

function meets(type: GraphQLCompositeType, condition: string | undefined, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return wanted !== undefined && isAbstractType(wanted) && isObjectType(type) && schema.isSubType(wanted, type);
}
