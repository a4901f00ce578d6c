import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../packages/core/src/comment.ts';
import { renderReply } from '../../../packages/core/src/reply/render.ts';
import { typeset } from '../../../packages/core/src/reply/typography.ts';
import type { Given } from '../../../packages/core/src/reply/values.ts';
import { charter } from './charter.ts';

const brand = charter();
const given = (facts: Facts = {}, more: Partial<Given> = {}): Given => ({
  facts,
  authorName: 'Ana',
  agentName: 'Léa',
  account: '@hirondelle',
  now: Date.parse('2026-11-20T23:30:00Z'),
  ...more,
});
const say = (text: string, facts: Facts = {}, language = 'fr', more: Partial<Given> = {}) =>
  renderReply(brand, text, language, given(facts, more));

describe('a rendered reply', () => {
  it.each([
    ['{{brand}}, {{account}}, {{agent-name}}', {}, 'Hirondelle, @hirondelle, Léa'],
    ['{{money gesture}}', { gesture: { amount: '49.90', currency: 'EUR' } }, '49,90\u00a0€'],
    ['{{money gesture}}', { gesture: { amount: '1249.5', currency: 'GBP' } }, '1\u00a0249,50\u00a0£GB'],
    ['{{date new-departure}}', { 'new-departure': '2026-11-21T06:30:00+01:00' }, '21 novembre 2026'],
    ['{{time new-departure}}', { 'new-departure': '2026-11-21T06:30:00Z' }, '07:30'],
    ['{{date today}}', {}, '21 novembre 2026'],
    [
      '{{travellers}} {{plural travellers one="voyageur" many="de voyageurs" other="voyageurs"}}',
      { travellers: 1 },
      '1 voyageur',
    ],
    [
      '{{travellers}} {{plural travellers one="voyageur" many="de voyageurs" other="voyageurs"}}',
      { travellers: 3 },
      '3 voyageurs',
    ],
    [
      '{{plural travellers one="voyageur" many="de voyageurs" other="voyageurs"}}',
      { travellers: 1_000_000 },
      'de voyageurs',
    ],
    ['{{gender gender f="Chère" m="Cher" n="Bonjour"}}', { gender: 'f' }, 'Chère'],
    ['{{gender gender f="Chère" m="Cher" n="Bonjour"}}', { gender: 'M' }, 'Cher'],
    ['{{gender gender f="Chère" m="Cher" n="Bonjour"}}', {}, 'Bonjour'],
    ['{{stops}}', { stops: ['Lyon', 'Dijon', 'Paris'] }, 'Lyon, Dijon et Paris'],
    ['{{#each stops}}- {{this}} {{/each}}', { stops: ['Lyon', 'Dijon'] }, '- Lyon - Dijon'],
    ['{{#each stops}}a{{else}}aucun arrêt{{/each}}', {}, 'aucun arrêt'],
    ['{{#if travellers}}a{{else}}b{{/if}}', { travellers: 0 }, 'b'],
    ['{{#unless city}}a{{/unless}}', {}, 'a'],
    ['<b>{{city}}</b>', { city: 'L’Isle & Co' }, '<b>L’Isle & Co</b>'],
  ] as [string, Facts, string][])('%j with %j', (text, facts, expected) => {
    expect(say(text, facts)).toEqual({ text: expected, missingFacts: [] });
  });

  it('writes English the English way', () => {
    const facts = {
      gesture: { amount: '49.90', currency: 'EUR' },
      'new-departure': '2026-11-21T18:30:00Z',
      travellers: 1200,
      stops: ['a', 'b', 'c'],
    };
    expect(
      say('{{money gesture}} {{date new-departure}} {{time new-departure}} {{travellers}} {{stops}}', facts, 'en').text,
    ).toMatch(/^€49\.90 November 21, 2026 7:30\sPM 1,200 a, b, and c$/);
  });

  it('keeps what is missing visible, and lists it once', () => {
    expect(
      say('{{city}} {{money gesture}} {{city}} {{date new-departure}} {{agent-name}}', {}, 'fr', { agentName: null }),
    ).toEqual({
      text: '{{city}} {{gesture}} {{city}} {{new-departure}} {{agent-name}}',
      missingFacts: ['city', 'gesture', 'new-departure', 'agent-name'],
    });
  });

  it.each([
    ['gesture', { amount: 'beaucoup', currency: 'EUR' }],
    ['gesture', { amount: '1', currency: 'euros' }],
    ['gesture', '49.90'],
    ['new-departure', 'demain'],
    ['travellers', '3'],
    ['city', 42],
    ['city', '@@@'],
    ['stops', 'Lyon'],
    ['stops', []],
  ] as [string, never][])('takes %s %j for missing', (fact, value) => {
    expect(say(`{{#if ${fact}}}there{{else}}missing{{/if}}`, { [fact]: value }).text).toBe('missing');
  });

  it('greets without a name when none is left', () => {
    expect(say('{{> greeting}}', {}, 'fr', { authorName: '@@@' }).text).toBe('Bonjour,');
  });

  it('cuts texts at their maximum and lists at their length', () => {
    expect(say('{{city}}', { city: 'x'.repeat(50) }).text).toHaveLength(20);
    expect(say('{{stops}}', { stops: ['a', 'b', 'c', 'd'] }).text).toBe('a, b et c');
  });

  it('keeps the line end after a partial that stands alone', () => {
    expect(say('{{> greeting}}\nMerci.\n{{> signature}}\n').text).toBe('Bonjour Ana,\nMerci.\n— Léa, Hirondelle');
    expect(say('{{> greeting}}\n\nMerci.\n\n{{> signature}}').text).toBe('Bonjour Ana,\n\nMerci.\n\n— Léa, Hirondelle');
    expect(say('{{> greeting}} merci. {{> signature}}').text).toBe('Bonjour Ana, merci. — Léa, Hirondelle');
    expect(say('{{#if city}}\n{{> greeting}}\nA.\n{{/if}}\nB.', { city: 'x' }).text).toBe('Bonjour Ana,\nA.\nB.');
  });

  it('is out of reach of prototypes', () => {
    const facts = JSON.parse('{"__proto__": {"city": "Lyon"}, "constructor": "x"}');
    expect(say('{{#if city}}{{city}}{{else}}none{{/if}}', facts).text).toBe('none');
  });

  it('is the same for a charter that went through JSON', () => {
    const copy = JSON.parse(JSON.stringify(brand));
    const facts = { city: 'Lyon', gesture: { amount: '10', currency: 'EUR' } };
    const text = '{{> greeting}} {{city}} {{money gesture}}';
    expect(renderReply(copy, text, 'fr', given(facts))).toEqual(say(text, facts));
  });

  it('is total, and the same each time', () => {
    const fact = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.record({ amount: fc.string(), currency: fc.string() }),
      fc.array(fc.string()),
    );
    const names = Object.keys(brand.facts);
    const facts = fc.dictionary(fc.constantFrom(...names), fact);
    const template = [
      '{{> greeting}}',
      ...names.map((name) => `{{#if ${name}}}y{{/if}}`),
      '{{city}} {{money gesture}} {{date new-departure}} {{time new-departure}} {{travellers}} {{stops}} {{#each stops}}{{this}}{{/each}}',
      '{{plural travellers one="a" many="b" other="c"}} {{gender gender f="a" m="b" n="c"}} {{> signature}}',
    ].join('\n');
    fc.assert(
      fc.property(facts, fc.option(fc.string({ unit: 'binary' })), (known, authorName) => {
        const once = say(template, known, 'fr', { authorName });
        expect(say(template, known, 'fr', { authorName })).toEqual(once);
        for (const name of once.missingFacts) expect(once.text).toContain(`{{${name}}}`);
        expect(once.text.replace(/\{\{[a-z-]+\}\}/g, '')).not.toMatch(/[{}]/);
      }),
    );
  });

  it('refuses a template that a compiled charter cannot hold', () => {
    expect(() => say('{{{brand}}}')).toThrow('template-raw');
  });
});

describe('French spaces', () => {
  it.each([
    ['Merci !', 'Merci\u00a0!'],
    ['Merci!', 'Merci\u00a0!'],
    ['Merci\u202f!', 'Merci\u00a0!'],
    ['Quoi ?! Non', 'Quoi\u00a0?! Non'],
    ['« oui »', '«\u00a0oui\u00a0»'],
    ['«oui»', '«\u00a0oui\u00a0»'],
    ['Voici : un; deux', 'Voici\u00a0: un\u00a0; deux'],
    ['À 12:30 sur https://a.fr/?b=c!', 'À 12:30 sur https://a.fr/?b=c\u00a0!'],
    ['Super :) et :-)', 'Super :) et :-)'],
    ['Fin.  \n', 'Fin.'],
    ['{{city}} !', '{{city}}\u00a0!'],
  ])('%j', (written, set) => {
    expect(typeset(written, 'fr')).toBe(set);
    expect(typeset(set, 'fr')).toBe(set);
  });

  it('leaves other languages alone', () => {
    expect(typeset('Thanks! "yes" : no ', 'en')).toBe('Thanks! "yes" : no');
  });
});
