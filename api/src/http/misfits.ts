import type { Locale } from '@aplomb/core';
import { GraphQLError, type GraphQLSchema, isEnumType } from 'graphql';

/** What GraphQL.js says of a variable that does not fit: the variable, where in it, and what is wrong there. */
const form = /^Variable "\$(\w+)" has invalid value(?: at ([^:]+))?: (.*)$/s;

/**
 * A variable that does not fit its type, as its sender is told: in their language, with the place as `extensions.field`
 * ("comment.author.kind"), and without what they sent, which may be a person's words. Anything else comes back as it is.
 */
export function saidOfMisfit(error: GraphQLError, schema: GraphQLSchema, locale: Locale): GraphQLError {
  const [, variable, place = '', what = ''] = form.exec(error.message) ?? [];
  const { nodes, source, positions, path, extensions } = error;
  const code = extensions.code ?? 'BAD_USER_INPUT';
  // No data: nothing ran. 400 where the media type says so (GraphQL over HTTP, 6.4.2).
  const http = path === undefined ? { http: { spec: true, status: 400 } } : {};
  if (variable === undefined) {
    return new GraphQLError(error.message, {
      nodes,
      source,
      positions,
      path,
      extensions: { ...extensions, code, ...http },
    });
  }
  const field = `${variable}${place}`;
  const told = `${withoutValues(what)}${valuesOf(what, schema, locale)}`;
  const message =
    locale === 'fr'
      ? `La variable $${field} ne convient pas : ${inFrench(told)}`
      : `The variable $${field} does not fit: ${told}`;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    extensions: { ...extensions, code, field, ...http },
  });
}

/** Of an enum, what there is, where GraphQL.js has no word near to what was sent. */
function valuesOf(what: string, schema: GraphQLSchema, locale: Locale): string {
  const [, name = '', rest = ''] = /^Value "[^"]*" does not exist in "(\w+)" enum\.(.*)$/s.exec(what) ?? [];
  const type = schema.getType(name);
  if (!isEnumType(type) || rest !== '') return '';
  const names = type.getValues().map((value) => value.name);
  return ` ${locale === 'fr' ? 'Il y a :' : 'There are:'} ${names.join(', ')}.`;
}

/** GraphQL.js shows what it found, whole: what was sent is the sender's, and may be long. */
function withoutValues(what: string): string {
  return what
    .replace(/,? found: .*$/is, '')
    .replace(/ Found: .*$/is, '')
    .replace(/(cannot represent [^:]*value): .*$/is, '$1')
    .replace(/([^.?])$/, '$1.');
}

/** Each of its sentences that a caller meets; what is new to us stays as it is. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^Expected a value of non-null type "([^"]+)" to be provided\./, 'une valeur de type « $1 » est attendue.'],
  [/^Expected value of non-null type "([^"]+)" not to be null\./, 'une valeur de type « $1 » est attendue, non null.'],
  [/^Expected value of type "([^"]+)" to be an object\./, 'un objet de type « $1 » est attendu.'],
  [/^Expected value of type "([^"]+)" to include required field "([^"]+)"\./, 'il manque le champ « $2 » de « $1 ».'],
  [/^Expected value of type "([^"]+)" not to include unknown field "([^"]+)"\./, '« $1 » n’a pas de champ « $2 ».'],
  [/^Value "([^"]*)" does not exist in "([^"]+)" enum\./, '« $1 » n’est pas une valeur de « $2 ».'],
  [/^Enum "([^"]+)" cannot represent non-string value\./, 'une valeur de « $1 », en texte, est attendue.'],
  [/^Int cannot represent non-integer value\./, 'un entier est attendu.'],
  [/^Int cannot represent non 32-bit signed integer value\./, 'un entier de 32 bits est attendu.'],
  [/^String cannot represent a non string value\./, 'un texte est attendu.'],
  [/^Boolean cannot represent a non boolean value\./, 'true ou false est attendu.'],
  [/^ID cannot represent value\./, 'un identifiant, en texte, est attendu.'],
  [
    /^A DateTime is RFC 3339 with an offset, as ("[^"]+")\./,
    'un instant s’écrit selon la RFC 3339, avec décalage : $1.',
  ],
  [/ Did you mean the enum value (.+)\?\.?$/, ' Vouliez-vous dire $1 ?'],
  [/ Did you mean (.+)\?\.?$/, ' Vouliez-vous dire $1 ?'],
];

function inFrench(what: string): string {
  return sentences
    .reduce((said, [english, french]) => said.replace(english, french), what)
    .replace(/ or (?=")/g, ' ou ');
}
