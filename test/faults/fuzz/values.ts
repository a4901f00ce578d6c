import type { Chance } from '../chance.ts';

/** What was learned from answers: ids and cursors that are real. */
export interface Known {
  readonly ids: string[];
  readonly cursors: string[];
}

const words = [
  'moulin',
  'nobody',
  'x',
  'facebook',
  'email',
  'lost-parcel',
  'acknowledge',
  'trace',
  'replied',
  'note',
  'reopen',
];
const more = ['miller', 'courier', 'director', 'parcel', 'asked', 'fr', 'en', 'press', '1.0.0', 'reclassify', 'merge'];
const traps = [
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'toString',
  'xstate.done',
  '',
  ' ',
  'null',
  '0',
  '*',
  '%',
  '_',
];
const strange = [
  '\ud800',
  'a\udc00b',
  '\ud83d\ude00\ud83d',
  '\0',
  'a\0b',
  '\u202eabc\u202d',
  '\u200b\u200d\ufeff',
  'e\u0301'.repeat(50),
  '👩‍👩‍👧‍👦'.repeat(20),
  '{{{brand}}}',
  '{{#if x}}',
  '\'; DROP TABLE "Case"; --',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '\\u0000',
  '\r\n\r\n',
  '(((((((((((((((((((((((((((a+)+)+)+)+',
  'é'.repeat(255),
  'x'.repeat(3_000),
  'Mon colis est perdu ! '.repeat(900),
];
const texts = ['Mon colis est perdu !', 'Délicieux, bravo !', 'Bof.', 'My parcel is lost, lawyer!', 'Bande de crétins'];
const times = [
  '2026-11-20T10:00:00+01:00',
  '2026-11-20T10:00Z',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '1582-10-10T00:00:00Z',
  '1969-12-31T23:59:59.999999999Z',
  '2026-11-20T24:00:00Z',
  '2026-11-20T23:59:60Z',
  '2026-11-20T10:00:00+23:59',
  '2026-11-20T10:00:00+99:99',
  '2026-11-20',
  'yesterday',
  '+275760-09-13T00:00:00Z',
];
const numbers = [
  0, 1, 2, 3, 5, 20, 200, 201, -1, -0, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1e21, 1.5, 9_007_199_254_740_992,
];

export function anyString(chance: Chance, known: Known): string {
  const draw = chance.next();
  if (draw < 0.45) return chance.pick(chance.next() < 0.5 ? words : more);
  if (draw < 0.6) return chance.pick(texts);
  if (draw < 0.7) return chance.pick(traps);
  if (draw < 0.85) return chance.pick(strange);
  if (draw < 0.9 && known.cursors.length > 0) return chance.pick(known.cursors);
  return `${chance.pick(words)}-${chance.below(50)}`;
}

export function anyId(chance: Chance, known: Known): unknown {
  const draw = chance.next();
  if (draw < 0.6 && known.ids.length > 0) return chance.pick(known.ids);
  const made = ['Case:', 'Case:1', 'Submission:x', 'Nothing:1', 'Case:00000000-0000-7000-8000-000000000000', 'Case:\0'];
  if (draw < 0.85) return Buffer.from(chance.pick(made)).toString('base64');
  return draw < 0.95 ? anyString(chance, known) : chance.pick(numbers);
}

export function anyNumber(chance: Chance): number {
  return chance.next() < 0.6 ? chance.below(6) : chance.pick(numbers);
}

export function anyTime(chance: Chance): string {
  return chance.next() < 0.5 ? '2026-11-20T10:00:00Z' : chance.pick(times);
}

/** Facts, mostly; sometimes far too deep or wide, or no object. */
export function anyJson(chance: Chance, known: Known): unknown {
  const draw = chance.next();
  if (draw < 0.5) return { [chance.pick(['parcel', 'arrival', 'gesture', ...traps])]: scalar(chance, known) };
  if (draw < 0.6) return deep(chance.pick([10, 100, 2_000]));
  if (draw < 0.65) return Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`k${n}`, n]));
  if (draw < 0.7)
    return JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
  return scalar(chance, known);
}

function scalar(chance: Chance, known: Known): unknown {
  const money = {
    amount: chance.pick(['49.90', '1e9', '-1', '', '٣']),
    currency: chance.pick(['EUR', 'XXX', '', 'eur']),
  };
  return chance.pick<unknown>([
    null,
    true,
    [],
    {},
    money,
    anyNumber(chance),
    anyString(chance, known),
    anyTime(chance),
  ]);
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

/** Something of no type in particular, where something else was asked. */
export function anything(chance: Chance, known: Known): unknown {
  return chance.pick<() => unknown>([
    () => null,
    () => true,
    () => anyNumber(chance),
    () => anyString(chance, known),
    () => anyJson(chance, known),
    () => [anyString(chance, known), null],
  ])();
}
