/**
 * A time said to the public is a promise: the steps that keep it, each done at the end of its deadline, must fit in it. Every
 * reply that says one is in the table, so that a new one cannot be published without its steps.
 */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Charter, Duration } from '../../packages/core/src/charter.ts';
import { charterOf } from './judge.ts';

interface Promised {
  readonly brand: string;
  readonly crisis: string;
  readonly reply: string;
  /** The words, as the French reply says them. */
  readonly words: RegExp;
  readonly within: { readonly minutes: number } | { readonly workingDays: number };
  /** The steps from the moment the words are out, or the person answers, to the moment they are kept. */
  readonly steps: readonly string[];
}

const promised: readonly Promised[] = [
  ['hirondelle', 'accessibility', 'acknowledge', /sous deux jours ouvrés/, { workingDays: 2 }, ['hear', 'come-back']],
  ['hirondelle', 'delay', 'acknowledge', /dans la demi-heure/, { minutes: 30 }, ['find-out', 'give-time']],
  ['hirondelle', 'delay', 'still-looking', /dans 30 minutes/, { minutes: 30 }, ['find-out', 'stay-close']],
  ['hirondelle', 'hate', 'witness', /demain au plus tard/, { minutes: 24 * 60 }, ['look-after']],
  ['hirondelle', 'cancellation', 'room', /[Aa]u matin/, { minutes: 12 * 60 }, ['morning', 'offer-seat']],
  ['hirondelle', 'price', 'acknowledge', /sous deux jours ouvrés/, { workingDays: 2 }, ['check-fare', 'explain']],
  ['hirondelle', 'refund', 'acknowledge', /sous deux jours ouvrés/, { workingDays: 2 }, ['open-file']],
  ['hirondelle', 'rude-service', 'acknowledge', /prochain jour ouvré/, { workingDays: 1 }, ['listen']],
  ['hirondelle', 'rumour', 'checking', /sous deux jours ouvrés/, { workingDays: 2 }, ['dig', 'tell-author']],
  ['hirondelle', 'safety-incident', 'holding', /dans les deux heures/, { minutes: 120 }, ['reach']],
  ['croquembouche', 'allergy', 'holding', /six heures/, { minutes: 360 }, ['case-file', 'draft', 'approve', 'send']],
  ['croquembouche', 'allergy', 'holding', /six heures/, { minutes: 360 }, ['check-label', 'draft', 'approve', 'send']],
  ['croquembouche', 'broken-delivery', 'sorry', /prochain jour ouvré/, { workingDays: 1 }, ['look']],
  ['croquembouche', 'delay', 'own-up', /sous deux jours ouvrés/, { workingDays: 2 }, ['chase', 'give-date']],
  [
    'croquembouche',
    'ethics',
    'checking',
    /quatre jours ouvrés/,
    { workingDays: 4 },
    ['dig', 'founder-decides', 'tell'],
  ],
  ['croquembouche', 'foreign-body', 'holding', /sous un jour ouvré/, { workingDays: 1 }, ['collect']],
  ['croquembouche', 'illness', 'holding', /quatre heures/, { minutes: 240 }, ['case-file']],
  ['croquembouche', 'insult', 'calm', /prochain jour ouvré/, { workingDays: 1 }, ['hear-out']],
  ['croquembouche', 'no-answer', 'pick-up', /sous deux jours ouvrés/, { workingDays: 2 }, ['find-thread', 'make-up']],
  ['croquembouche', 'no-answer', 'pick-up', /sous deux jours ouvrés/, { workingDays: 2 }, ['listen-back', 'make-up']],
  ['croquembouche', 'order-trouble', 'sorry', /prochain jour ouvré/, { workingDays: 1 }, ['follow-money']],
  ['croquembouche', 'price', 'price', /sous un jour ouvré/, { workingDays: 1 }, ['fix-price']],
  ['croquembouche', 'question', 'answer', /trois jours ouvrés/, { workingDays: 3 }, ['ask', 'tell']],
  ['croquembouche', 'rumour', 'checking', /sous deux jours ouvrés/, { workingDays: 2 }, ['dig', 'tell']],
  ['croquembouche', 'shop', 'sorry', /trois jours ouvrés/, { workingDays: 3 }, ['ask-shop', 'make-up']],
].map(([brand, crisis, reply, words, within, steps]) => ({ brand, crisis, reply, words, within, steps }) as Promised);

/** A deadline said in the reply: "sous deux jours ouvrés", "dans la demi-heure", "au plus tard au prochain jour ouvré". */
const saysWhen =
  /(?:sous|dans) (?:la demi-heure|l’heure|30 minutes|(?:les )?(?:un|une|deux|trois|quatre|cinq|six|dix) (?:heures?|jours?))|demain au plus tard|au plus tard (?:au|le) prochain jour|d’ici demain|[Aa]u matin|dans la journée/;

/** What waits for the reader, not for us. */
const waitsForThem = ['hirondelle/on-board/on-the-spot'];

const replies = globSync('playbooks/*/*/replies/*.fr.hbs').map((path) => {
  const [, brand = '', crisis = '', , file = ''] = path.split('/');
  return { key: `${brand}/${crisis}/${file.split('.')[0] ?? ''}`, path, text: readFileSync(path, 'utf8') };
});

const MINUTES = { minute: 1, hour: 60, day: 24 * 60 } as const;
const WORKING_DAYS = { minute: 1 / 480, hour: 1 / 8, day: 1 } as const;

function lengthOf({ amount, unit }: Duration, per: Readonly<Record<string, number>>): number {
  const size = per[unit];
  if (size === undefined) throw new Error(`no length for ${unit}`);
  return amount * size;
}

function deadlinesOf(charter: Charter, crisis: string, steps: readonly string[]): readonly Duration[] {
  const all = charter.playbooks[crisis]!.workflow.steps;
  return steps.map((id) => all[id]!.deadline!.within);
}

describe('a time said in a reply', () => {
  it.each(promised)('$brand, $crisis, $reply: $words is kept by $steps', async ({ brand, crisis, reply, ...row }) => {
    const said = replies.filter(({ key, text }) => key === `${brand}/${crisis}/${reply}` && row.words.test(text));
    expect(said.length, 'no reply says so any more').toBeGreaterThan(0);
    const { within } = row;
    const deadlines = deadlinesOf(await charterOf(brand), crisis, row.steps);
    const [limit, per] = 'minutes' in within ? [within.minutes, MINUTES] : [within.workingDays, WORKING_DAYS];
    const total = deadlines.map((one) => lengthOf(one, per)).reduce((sum, one) => sum + one, 0);
    expect(total).toBeLessThanOrEqual(limit);
  });

  it('has its steps in the table', () => {
    const known = new Set([
      ...promised.map(({ brand, crisis, reply }) => `${brand}/${crisis}/${reply}`),
      ...waitsForThem,
    ]);
    const loose = replies.filter(({ key, text }) => saysWhen.test(text) && !known.has(key));
    expect(loose.map(({ path }) => path)).toEqual([]);
  });

  it('is looked for in words that the replies use', () => {
    expect(replies.filter(({ text }) => saysWhen.test(text)).length).toBeGreaterThan(25);
  });
});
