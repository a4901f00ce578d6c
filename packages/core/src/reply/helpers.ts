/** The helpers a template may call, on an engine of their own. Language and zone come in Handlebars' private data. */
import Handlebars from 'handlebars';
import type { Money } from '../comment.ts';
import { remembered } from './remembered.ts';
import { plainSpaces } from './typography.ts';
import { Known, type Missing } from './values.ts';

/** What the helpers need to know, out of reach of the template. */
export interface HelperData {
  readonly language: string;
  readonly zone: string;
}

type Options = Handlebars.HelperOptions & { readonly hash: Record<string, string>; readonly data: HelperData };
type Value = Known | Missing | string;

/** Handlebars with our helpers alone: `with`, `lookup` and `log` are taken out. */
export const engine: typeof Handlebars = Handlebars.create();
for (const name of ['with', 'lookup', 'log']) engine.unregisterHelper(name);

function register(name: string, helper: (this: unknown, value: Value, options: Options) => unknown): void {
  engine.registerHelper(name, helper as Handlebars.HelperDelegate);
}

register('money', (value, { data }) => written(value, (raw) => money(raw as Money, data.language)));
register('date', (value, { data }) =>
  written(value, (raw) => days(both(data.language, data.zone)).format(Date.parse(raw as string))),
);
register('time', (value, { data }) =>
  written(value, (raw) => clocks(both(data.language, data.zone)).format(Date.parse(raw as string))),
);
register('plural', (value, { data, hash }) =>
  written(value, (raw) => hash[rules(data.language).select(raw as number)] ?? hash.other ?? ''),
);
/** A gender nobody told is the neutral form: it is never asked for. */
register('gender', (value, { hash }) => {
  const told = value instanceof Known ? String(value).toLowerCase() : '';
  return (told.startsWith('f') ? hash.f : told.startsWith('m') ? hash.m : hash.n) ?? '';
});
register('if', function (value, options) {
  return isThere(value) ? options.fn(this) : options.inverse(this);
});
register('unless', function (value, options) {
  return isThere(value) ? options.inverse(this) : options.fn(this);
});
register('each', function (value, options) {
  if (!(value instanceof Known)) return options.inverse(this);
  return (value.raw as readonly string[]).map((item) => options.fn(item)).join('');
});

/** Zero, like an empty text, counts as nothing to say: "0 voyageurs" is not a sentence one wants. */
function isThere(value: Value): boolean {
  return value instanceof Known ? value.raw !== 0 : typeof value === 'string' && value !== '';
}

function written(value: Value, write: (raw: Known['raw']) => string): string {
  return value instanceof Known ? plainSpaces(write(value.raw)) : String(value);
}

function money({ amount, currency }: Money, language: string): string {
  return currencies(both(language, currency)).format(amount as `${number}`);
}

/** Two words in one key: a language and a currency or zone. */
const both = (language: string, other: string): string => `${language} ${other}`;
const apart = (key: string): readonly [string, string] => {
  const [language = '', other = ''] = key.split(' ');
  return [language, other];
};
const currencies = remembered((key) => {
  const [language, currency] = apart(key);
  return new Intl.NumberFormat(language, { style: 'currency', currency });
});
const days = remembered((key) => {
  const [language, timeZone] = apart(key);
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
});
const clocks = remembered((key) => {
  const [language, timeZone] = apart(key);
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone });
});
const rules = remembered((language) => new Intl.PluralRules(language));
