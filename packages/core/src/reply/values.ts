/** Values as a template sees them: each knows how it is written, and a missing one stays visible. */
import type { Charter, FactType, Table } from '../charter.ts';
import type { Facts, FactValue, Money } from '../comment.ts';
import { cleanName, cleanText } from './clean.ts';
import { type FactInfo, factsOf } from './facts.ts';
import { remembered } from './remembered.ts';
import { plainSpaces } from './typography.ts';

/** A value that is there. */
export class Known {
  readonly type: FactType;
  readonly raw: FactValue;
  readonly text: string;
  constructor(type: FactType, raw: FactValue, text: string) {
    this.type = type;
    this.raw = raw;
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** A value that is not there: written as `{{name}}`, and told each time it is. */
export class Missing {
  readonly name: string;
  readonly told: (name: string) => void;
  constructor(name: string, told: (name: string) => void) {
    this.name = name;
    this.told = told;
  }
  toString(): string {
    this.told(this.name);
    return `{{${this.name}}}`;
  }
}

/** What a rendering knows. Names and texts are cleaned here: callers pass them as they came. */
export interface Given {
  readonly facts: Facts;
  readonly authorName: string | null;
  readonly agentName: string | null;
  /** The account of the channel, as the charter writes it. */
  readonly account: string | null;
  /** Milliseconds since the epoch: `today`. */
  readonly now: number;
}

/** The zone of the charter's first calendar, else UTC: where `{{date}}` and `{{time}}` are read. */
export function zoneOf(charter: Pick<Charter, 'calendars'>): string {
  return Object.values(charter.calendars)[0]?.zone ?? 'UTC';
}

/** Everything a template may name, each `Known` or `Missing`. A value of the wrong type counts as missing. */
export function valuesFor(
  charter: Charter,
  language: string,
  given: Given,
  told: (name: string) => void,
): Record<string, Known | Missing> {
  const agent = given.agentName === null ? null : cleanName(given.agentName);
  const values: Record<string, Known | Missing> = {};
  for (const [name, info] of Object.entries(infosOf(charter))) {
    const known = Object.hasOwn(given.facts, name) ? knownFact(info, given.facts[name]!, language) : null;
    values[name] = known ?? new Missing(name, told);
  }
  const say = (name: string, text: string | null): Known | Missing =>
    text === null || text === '' ? new Missing(name, told) : new Known('text', text, text);
  values['author-name'] = say('author-name', given.authorName === null ? null : cleanName(given.authorName));
  values['agent-name'] = say('agent-name', agent);
  values.brand = say('brand', charter.name);
  values.account = say('account', given.account);
  values.today = new Known('date-time', new Date(given.now).toISOString(), '');
  return values;
}

const infos = new WeakMap<Charter, Table<FactInfo>>();
function infosOf(charter: Charter): Table<FactInfo> {
  const known = infos.get(charter) ?? factsOf(charter);
  infos.set(charter, known);
  return known;
}

function knownFact(info: FactInfo, value: FactValue, language: string): Known | null {
  switch (info.type) {
    case 'text': {
      const text = typeof value === 'string' ? cleanText(value, info.max) : null;
      return text === null ? null : new Known('text', text, text);
    }
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? new Known('number', value, plainSpaces(number(language).format(value)))
        : null;
    case 'date-time':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Known('date-time', value, '') : null;
    case 'money':
      return isMoney(value) ? new Known('money', value, '') : null;
    case 'list': {
      if (!Array.isArray(value)) return null;
      const items = value
        .map((item) => (typeof item === 'string' ? cleanText(item, info.max) : null))
        .filter((item) => item !== null);
      const kept = items.slice(0, info.items);
      return kept.length === 0 ? null : new Known('list', kept, list(language).format(kept));
    }
  }
}

function isMoney(value: FactValue): value is Money {
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const { amount, currency } = value as Money;
  return /^-?\d{1,15}(\.\d{1,4})?$/.test(String(amount)) && /^[A-Z]{3}$/.test(String(currency));
}

const number = remembered((language) => new Intl.NumberFormat(language));
const list = remembered((language) => new Intl.ListFormat(language));
