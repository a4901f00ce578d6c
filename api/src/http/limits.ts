import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  Kind,
  parse,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Twice what the longest operation of the contract needs, and more. */
export const limits = { tokens: 4_000, depth: 16, aliases: 30, directives: 20, roots: 10 } as const;

/**
 * What one request may ask: bounds on its words, its depth and its tricks. Everything a list can hold is bounded where it is
 * resolved (`first`), so that these suffice.
 */
export const useLimits: Plugin = {
  onParse: ({ setParseFn }) => setParseFn((source: string) => parse(source, { maxTokens: limits.tokens })),
  onValidate: ({ addValidationRule }) => addValidationRule(limitRule),
};

const limitRule: ValidationRule = (context: ValidationContext): ASTVisitor => {
  let aliases = 0;
  let directives = 0;
  const refuse = (what: string, most: number) =>
    context.reportError(new GraphQLError(`At most ${most} ${what}.`, { extensions: { code: 'TOO_COMPLEX' } }));
  return {
    Field: (field) => {
      if (field.alias !== undefined && ++aliases === limits.aliases + 1) refuse('aliases', limits.aliases);
    },
    // In variables it becomes U+FFFD; what stands in the document is not ours to change.
    StringValue: ({ value }) => {
      if (!value.includes('\0')) return;
      context.reportError(new GraphQLError('A string holds a NUL.', { extensions: { code: 'BAD_USER_INPUT' } }));
    },
    Directive: () => {
      if (++directives === limits.directives + 1) refuse('directives', limits.directives);
    },
    OperationDefinition: (operation) => {
      if (operation.selectionSet.selections.length > limits.roots) refuse('fields at the root', limits.roots);
      if (depthOf(operation.selectionSet, context.getDocument()) > limits.depth) refuse('levels', limits.depth);
    },
  };
};

/** Levels of fields, each fragment followed once; one that spreads itself is another rule's to refuse. */
function depthOf(set: SelectionSetNode, document: DocumentNode, known = new Map<string, number>()): number {
  const depths = set.selections.map((selection) => {
    if (selection.kind === Kind.FIELD)
      return 1 + (selection.selectionSet ? depthOf(selection.selectionSet, document, known) : 0);
    if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet, document, known);
    return depthOfFragment(selection.name.value, document, known);
  });
  return Math.max(0, ...depths);
}

function depthOfFragment(name: string, document: DocumentNode, known: Map<string, number>): number {
  const found = known.get(name);
  if (found !== undefined) return found;
  known.set(name, 0);
  const fragment = document.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name);
  const depth = fragment?.kind === Kind.FRAGMENT_DEFINITION ? depthOf(fragment.selectionSet, document, known) : 0;
  known.set(name, depth);
  return depth;
}
