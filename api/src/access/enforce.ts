import { type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, getNamedType, isUnionType } from 'graphql';
import { unknownBrand } from '../cases/words.ts';
import type { Context } from '../context.ts';
import { localeFor } from '../language.ts';
import { asError, type Refusal, refuse } from '../refusal.ts';
import { mayAsk, sees } from './caller.ts';
import { type Scope, scopeOf } from './scopes.ts';

type Field = GraphQLField<unknown, Context>;

/**
 * Puts every field of the schema's roots behind its scope and behind the brands of the caller, and says the scope in its
 * description. Throws where a field has none: nobody can add one and forget. Mutations refuse by a value, where their union
 * has a place for it, as everything else they refuse; queries and subscriptions by an error.
 */
export function enforce(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(root?.getFields() ?? {}))
      guardField(field as Field, `${root?.name}.${field.name}`);
  }
  return schema;
}

function guardField(field: Field, name: string): void {
  const scope = Object.hasOwn(scopeOf, name) ? scopeOf[name] : undefined;
  if (scope === undefined) throw new Error(`${name} has no scope: give it one in access/scopes.ts.`);
  field.description = [field.description, `Scope: \`${scope}\`.`].filter(Boolean).join(' ');
  const answersByValue = name.startsWith('Mutation.') && holdsRefusal(field);
  const guarded =
    (go: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> =>
    (source, args, context, info) => {
      const objection = objectionTo(scope, brandOf(args), context);
      if (objection === null) return go(source, args, context, info);
      return Promise.resolve(objection).then((refusal) => {
        if (answersByValue) return refusal;
        throw asError(refusal);
      });
    };
  if (field.subscribe) field.subscribe = whileGood(guarded(field.subscribe));
  else if (field.resolve) field.resolve = guarded(field.resolve);
}

/** What is told as it happens is told for as long as the credentials are good. */
function whileGood(subscribe: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> {
  return async (source, args, context, info) => {
    const events = await subscribe(source, args, context, info);
    const { isGood } = context.caller;
    return isGood === undefined ? events : checked(events as AsyncIterable<unknown>, isGood);
  };
}

async function* checked(events: AsyncIterable<unknown>, isGood: () => Promise<boolean>): AsyncGenerator<unknown> {
  for await (const event of events) {
    if (!(await isGood())) throw asError({ code: 'UNAUTHENTICATED', message: 'This key is good no longer.' });
    yield event;
  }
}

/** Whether the union that a mutation answers with has room for `RequestRefused`. */
function holdsRefusal({ type }: Field): boolean {
  const named = getNamedType(type);
  return isUnionType(named) && named.getTypes().some((one) => one.name === 'RequestRefused');
}

/** A brand stands in the argument of that name, or in the input's field. */
function brandOf(args: Readonly<Record<string, unknown>>): string | null {
  const input = args.input as { readonly brand?: unknown } | undefined;
  const brand = args.brand ?? input?.brand;
  return typeof brand === 'string' ? brand : null;
}

/** A brand that the caller does not see is answered as one that there is not, with the names of those it sees. */
function objectionTo(scope: Scope, brand: string | null, context: Context): Refusal | Promise<Refusal> | null {
  const { caller, languages, charters } = context;
  if (!mayAsk(caller, scope)) {
    const said = {
      fr: `Cette clé d'accès n'a pas la portée « ${scope} ». Elle a : ${listed(caller.scopes, 'aucune')}.`,
      en: `This API key does not have the scope "${scope}". It has: ${listed(caller.scopes, 'none')}.`,
    };
    return refuse('FORBIDDEN', said, localeFor(languages));
  }
  if (brand === null || sees(caller, brand)) return null;
  return charters.brands().then((known) => unknownBrand(brand, known, localeFor(languages)));
}

function listed(words: readonly string[] | null, none: string): string {
  return words === null || words.length === 0 ? none : words.join(', ');
}
