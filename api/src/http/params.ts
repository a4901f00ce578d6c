import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { languagesOf, localeFor } from '../language.ts';
import type { Said } from '../refusal.ts';

/**
 * Reads what is asked, strictly: UTF-8 or nothing, since what is no UTF-8 would otherwise reach a case with holes in it; then
 * what GraphQL over HTTP names, and of a body nothing else. The rest is HTTP 400, whichever media type is accepted, and says
 * in the reader's language what is wrong, without a word of what was sent.
 */
export const useStrictParams: Plugin = {
  onRequestParse: ({ request, setRequestParser }) => {
    if (request.method === 'POST') setRequestParser(async (sent) => checked(sent, parse(await sent.arrayBuffer())));
    if (request.method === 'GET')
      setRequestParser((sent) => checked(sent, parseSearch(new URL(sent.url).searchParams)));
  },
};

type Parsed = { readonly body: unknown } | { readonly said: Said };

function checked(request: Request, parsed: Parsed): GraphQLParams {
  const said = 'said' in parsed ? parsed.said : objectionTo(parsed.body);
  if (said === null && 'body' in parsed) return parsed.body as GraphQLParams;
  const message = said?.[localeFor(languagesOf(request.headers.get('accept-language')))];
  throw new GraphQLError(message ?? '', { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: ArrayBuffer): Parsed {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { said: notUtf8 };
  }
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { said: text === '' ? empty : notJson };
  }
}

/** What stands in an address besides is not ours. */
function parseSearch(search: URLSearchParams): Parsed {
  const body: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(parameters)) {
    const value = search.get(name);
    if (value === null || value === '') continue;
    try {
      body[name] = kind === 'object' ? JSON.parse(value) : value;
    } catch {
      return { said: wrongParameter(name, kind) };
    }
  }
  return { body };
}

/** What a request may hold, and of which kind. */
const parameters = { query: 'string', operationName: 'string', variables: 'object', extensions: 'object' } as const;

function objectionTo(body: unknown): Said | null {
  if (Array.isArray(body)) return notAList;
  if (!isObject(body)) return notAnObject;
  for (const [name, value] of Object.entries(body)) {
    if (value === null) continue;
    if (!Object.hasOwn(parameters, name)) return unknownParameter(name);
    const kind = parameters[name as keyof typeof parameters];
    if (kind === 'string' ? typeof value !== 'string' : !isObject(value)) return wrongParameter(name, kind);
  }
  return body.query === undefined || body.query === null ? withoutQuery : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const shape = '{ "query", "variables", "operationName" }';
const empty: Said = { fr: `Le corps est vide : envoyez ${shape}.`, en: `The body is empty: send ${shape}.` };
const notJson: Said = { fr: "Le corps n'est pas du JSON.", en: 'The body is not JSON.' };
const notUtf8: Said = {
  fr: "Le corps n'est pas en UTF-8 : du JSON l'est toujours.",
  en: 'The body is not UTF-8: JSON always is.',
};
const notAList: Said = {
  fr: 'Une requête à la fois : pas de liste. `prescribeAll` répond à 500 commentaires.',
  en: 'One request at a time: no list. `prescribeAll` answers 500 comments.',
};
const notAnObject: Said = { fr: `Le corps est un objet : ${shape}.`, en: `The body is an object: ${shape}.` };
const withoutQuery: Said = { fr: 'Il manque « query », le document.', en: 'The document, "query", is missing.' };

function unknownParameter(name: string): Said {
  const shown = name.slice(0, 60);
  return {
    fr: `« ${shown} » n'a pas sa place dans une requête : ${shape}.`,
    en: `"${shown}" has no place in a request: ${shape}.`,
  };
}

function wrongParameter(name: string, kind: 'string' | 'object'): Said {
  return kind === 'string'
    ? { fr: `« ${name} » est un texte.`, en: `"${name}" is a text.` }
    : {
        fr: `« ${name} » est un objet JSON, non un texte ni une liste.`,
        en: `"${name}" is a JSON object, no text or list.`,
      };
}
