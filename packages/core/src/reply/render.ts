/** Template and values → text. */
import type { Charter, Table } from '../charter.ts';
import { engine, type HelperData } from './helpers.ts';
import { partialsFor } from './partials.ts';
import { remembered } from './remembered.ts';
import { parseTemplate, type Template } from './template.ts';
import { typeset } from './typography.ts';
import { type Given, valuesFor, zoneOf } from './values.ts';
import { helperForms } from './whitelist.ts';

export interface Rendered {
  readonly text: string;
  /** Facts that the text shows as `{{fact-name}}`, in the order met. */
  readonly missingFacts: readonly string[];
}

type Compiled = ReturnType<typeof engine.compile>;

const options = {
  strict: true,
  knownHelpersOnly: true,
  noEscape: true,
  knownHelpers: Object.fromEntries(['if', 'unless', 'each', ...Object.keys(helperForms)].map((name) => [name, true])),
} as CompileOptions;

/** More than two large brands have. */
const MOST_TEXTS = 5000;

const compiledPartials = new WeakMap<Charter, Map<string, Record<string, Compiled>>>();

/**
 * Renders a reply of the charter in a language. Total: whatever is missing stays visible as `{{fact-name}}`, so that a person
 * sees it and no invented word goes out. Same in, same out.
 *
 *     renderReply(charter, '{{#if author-name}}Bonjour {{author-name}} !{{/if}}', 'fr', { …, authorName: '@Ana' })
 *     // { text: 'Bonjour Ana !', missingFacts: [] }
 */
export function renderReply(charter: Charter, text: string, language: string, given: Given): Rendered {
  const missing = new Set<string>();
  const values = valuesFor(charter, language, given, (name) => missing.add(name));
  const data: HelperData = { language, zone: zoneOf(charter) };
  const written = compiled(text)(values, { data, partials: partialsOf(charter, language) });
  return { text: typeset(written, language), missingFacts: [...missing] };
}

/** A template as a function, made once. A compiled charter holds none that the whitelist refuses. */
const compiled = remembered((text): Compiled => {
  const { template, faults } = parseTemplate(text, 'reply');
  if (template === null) throw new Error(`a compiled charter holds a refused template: ${faults[0]?.code}`);
  return compileProgram(template.program);
}, MOST_TEXTS);

function partialsOf(charter: Charter, language: string): Record<string, Compiled> {
  const known = once(compiledPartials, charter);
  const partials = known.get(language) ?? compileAll(partialsFor(charter, language));
  known.set(language, partials);
  return partials;
}

function compileAll(partials: Table<Template>): Record<string, Compiled> {
  return Object.fromEntries(Object.entries(partials).map(([name, { program }]) => [name, compileProgram(program)]));
}

/** Handlebars gives each partial without parameters one as it compiles: the program that rules read stays as written. */
function compileProgram(program: hbs.AST.Program): Compiled {
  return engine.compile(structuredClone(program), options);
}

function once<T>(cache: WeakMap<Charter, Map<string, T>>, charter: Charter): Map<string, T> {
  const known = cache.get(charter) ?? new Map<string, T>();
  cache.set(charter, known);
  return known;
}
