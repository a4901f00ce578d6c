import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../../packages/core/src/reply/checkTemplate.ts';
import { factsOf } from '../../../packages/core/src/reply/facts.ts';
import { partialsFor } from '../../../packages/core/src/reply/partials.ts';
import { parseTemplate, type Template } from '../../../packages/core/src/reply/template.ts';
import { factsAsked, factsNamed } from '../../../packages/core/src/reply/templateFacts.ts';
import type { TemplateFault } from '../../../packages/core/src/reply/templateFault.ts';
import { faultSentence } from '../../../packages/core/src/reply/templateSentences.ts';
import { charter } from './charter.ts';

const short = (faults: readonly TemplateFault[]) =>
  faults.map(
    ({ line, column, code, subject, instead }) =>
      `${line}:${column} ${code.slice(9)} ${subject}${instead === null ? '' : ` → ${instead}`}`,
  );
const faultsOf = (text: string) => short(parseTemplate(text, 'ack.fr.hbs').faults);

describe('what a template may be made of', () => {
  it.each([
    'Bonjour.',
    'Bonjour {{brand}}',
    '{{#if city}}à {{city}}{{else}}en gare{{/if}}',
    '{{#if city}}a{{else if stops}}b{{else}}c{{/if}}',
    '{{#unless city}}a{{/unless}}',
    '{{^if city}}a{{/if}}',
    '{{#each stops}}{{this}}{{else}}aucun {{brand}}{{/each}}',
    '{{> greeting}}',
    '{{money gesture}} {{date today}} {{time today}}',
    '{{plural travellers one="voyageur" many="de voyageurs" other="voyageurs"}}',
    '{{gender gender f="Chère" m="Cher" n="Bonjour"}}',
    '{{! une note }}{{~#if city~}} a {{~/if~}}',
  ])('%j passes', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    ['Bonjour {{{brand}}}', ['1:9 raw brand → {{brand}}']],
    ['a\nb {{&brand}}', ['2:3 raw brand → {{brand}}']],
    ['{{../brand}}', ['1:1 path ../brand → brand']],
    ['{{./brand}}', ['1:1 path ./brand']],
    ['{{brand.name}}', ['1:1 path brand.name']],
    ['{{this.brand}}', ['1:1 path this.brand']],
    ['{{@root.brand}}', ['1:1 data @root.brand']],
    ['{{#each stops}}{{@index}}{{/each}}', ['1:16 data @index']],
    ['{{#with city}}a{{/with}}', ['1:1 helper #with']],
    ['{{lookup a b}}', ['1:1 helper lookup']],
    ['{{log "x"}}', ['1:1 helper log']],
    ['{{{{raw}}}} {{x}} {{{{/raw}}}}', ['1:1 helper #raw']],
    ['{{monney gesture}}', ['1:1 helper monney → money']],
    ['{{#iff city}}a{{/iff}}', ['1:1 helper #iff → #if']],
    ['{{if city}}', ['1:1 helper if → #if']],
    ['Bonjour {{author name}}', ['1:9 helper author']],
    ['{{*deco}}', ['1:1 decorator *']],
    ['{{#*inline "x"}}a{{/inline}}', ['1:1 inline-partial #*']],
    ['{{> (name)}}', ['1:1 dynamic-partial >']],
    ['{{> greeting city=1}}', ['1:1 partial-arguments greeting']],
    ['{{> greeting city}}', ['1:1 partial-arguments greeting']],
    ['{{#> greeting}}a{{/greeting}}', ['1:1 partial-block #>']],
    ['{{#if (city)}}a{{/if}}', ['1:1 expression (…)']],
    ['{{"brand"}}', ['1:1 expression brand']],
    ['{{money 12}}', ['1:1 expression literal']],
    ['{{#each stops as |stop|}}a{{/each}}', ['1:26 expression as |stop|']],
    ['{{#if}}a{{/if}}', ['1:1 arguments #if']],
    ['{{#if city includeZero=true}}a{{/if}}', ['1:1 arguments #if']],
    ['{{money}}', ['1:1 arguments money']],
    ['{{money gesture city}}', ['1:1 arguments money']],
    [
      '{{plural travellers one="a" others="b"}}',
      ['1:1 arguments plural others= → other', '1:1 plural-form plural other='],
    ],
    ['{{plural travellers one="a" other=b}}', ['1:1 expression other=']],
    ['{{gender gender f="a" m="b"}}', ['1:1 plural-form gender n=']],
    ['\\{{brand}}', ['1:2 escaped \\{{']],
    ['{{#each stops}}{{#each stops}}a{{/each}}{{/each}}', ['1:16 nested-each #each']],
    ['{{#each stops}}{{brand}}{{/each}}', ['1:16 each-scope brand → this']],
    ['{{#each stops}}{{> greeting}}{{/each}}', ['1:16 each-scope > greeting']],
    ['{{this}}', ['1:1 each-scope this']],
    ['Bonjour {{', ['1:9 syntax ']],
    ['Bonjour\n\nun assez long début de ligne {{#if city}}', ['3:30 syntax ']],
    ['a {{#if city}}x{{/unless}}', ['1:6 syntax ']],
    ['{{/if}}', ['1:1 syntax ']],
    ['a {{ }} b', ['1:3 syntax ']],
  ])('%j is refused', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it('gives every fault at once, in the order written', () => {
    expect(faultsOf('{{{a}}}\n{{b.c}}\n {{@d}}')).toEqual(['1:1 raw a → {{a}}', '2:1 path b.c', '3:2 data @d']);
  });

  it('gives no template back with a fault', () => {
    expect(parseTemplate('{{{a}}}', 'f').template).toBeNull();
  });
});

describe('what a template means', () => {
  const brand = charter({
    partials: {
      'greeting.fr': 'Bonjour{{#if author-name}} {{author-name}}{{/if}},',
      signature: '— {{agent-name}}',
      'loop-a': '{{> loop-b}}',
      'loop-b': '{{> loop-a}}',
      secret: 'Réf. {{booking-reference}}',
    },
  });
  const partials = partialsFor(brand, 'fr');
  const check = (text: string, more: { isPrivate?: boolean; guaranteed?: string[] } = {}) =>
    short(
      checkTemplate(parseTemplate(text, 'ack.fr.hbs').template as Template, {
        facts: factsOf(brand),
        partials,
        isPrivate: more.isPrivate ?? false,
        guaranteed: new Set(more.guaranteed ?? []),
        language: 'fr',
      }),
    );

  it.each([
    ['{{brand}} {{agent-name}} {{date today}}', []],
    ['{{citty}}', ['1:1 unknown-fact citty → city']],
    ['{{#if citty}}a{{/if}}', ['1:1 unknown-fact citty → city']],
    ['{{constructor}}', ['1:1 unknown-fact constructor']],
    ['{{author-name}}', ['1:1 maybe-empty author-name → {{#if author-name}}…{{/if}}']],
    ['{{#if author-name}}{{author-name}}{{/if}}', []],
    [
      '{{#if author-name}}a{{else}}{{author-name}}{{/if}}',
      ['1:29 maybe-empty author-name → {{#if author-name}}…{{/if}}'],
    ],
    ['{{#unless city}}a{{else}}{{city}}{{/unless}}', []],
    ['{{#unless city}}{{city}}{{/unless}}', ['1:17 maybe-empty city → {{#if city}}…{{/if}}']],
    ['{{#if stops}}a{{else if city}}{{city}}{{/if}}', []],
    ['{{city}}', ['1:1 maybe-empty city → {{#if city}}…{{/if}}']],
    ['{{#if gesture}}{{gesture}}{{/if}}', ['1:16 type gesture → {{money gesture}}']],
    ['{{today}}', ['1:1 type today → {{date today}}']],
    ['{{#if city}}{{money city}}{{/if}}', ['1:13 type money city → {{city}}']],
    ['{{#if gesture}}{{date gesture}}{{/if}}', ['1:16 type date gesture → {{money gesture}}']],
    ['{{#each city}}{{this}}{{/each}}', ['1:1 type #each city → {{#if city}}']],
    ['{{#each stops}}{{this}}{{/each}}', []],
    ['{{gender gender f="a" m="b" n="c"}}', []],
    ['{{money gesture}}', ['1:1 maybe-empty gesture → {{#if gesture}}…{{/if}}']],
    ['{{#if travellers}}{{plural travellers one="a" other="b"}}{{/if}}', ['1:19 plural-form plural many= → many="…"']],
    [
      '{{#if booking-reference}}{{booking-reference}}{{/if}}',
      ['1:1 private-fact booking-reference', '1:26 private-fact booking-reference'],
    ],
    ['{{> greeting}} {{> signature}}', []],
    ['{{> greating}}', ['1:1 unknown-partial greating → greeting']],
    ['{{> loop-a}}', ['1:1 recursive-partial loop-a']],
    [
      '{{> secret}}',
      ['1:6 private-fact booking-reference', '1:6 maybe-empty booking-reference → {{#if booking-reference}}…{{/if}}'],
    ],
  ])('%j', (text, faults) => {
    expect(check(text)).toEqual(faults);
  });

  it('trusts facts that the way in needs', () => {
    expect(check('{{city}} {{money gesture}}', { guaranteed: ['city', 'gesture'] })).toEqual([]);
  });

  it('lets private facts into private replies', () => {
    expect(check('{{#if booking-reference}}{{booking-reference}}{{/if}}', { isPrivate: true })).toEqual([]);
  });

  it('names the file of the partial for a fault inside it', () => {
    const template = parseTemplate('{{> secret}}', 'ack.fr.hbs').template!;
    const faults = checkTemplate(template, { facts: factsOf(brand), partials, isPrivate: true, guaranteed: new Set() });
    expect(faults.map(({ file }) => file)).toEqual(['partials/secret.hbs']);
  });

  it('lists the facts named, partials included', () => {
    const template = parseTemplate('{{> greeting}} {{#if city}}{{money gesture}}{{/if}} {{> signature}}', 'f')
      .template!;
    expect(factsNamed(template, partials)).toEqual(['agent-name', 'author-name', 'city', 'gesture']);
    expect(factsAsked(template, partials)).toEqual(['author-name', 'city']);
  });
});

describe('a fault said to its author', () => {
  it('names the nearest fact, in both languages', () => {
    const fault: TemplateFault = {
      file: 'f',
      line: 1,
      column: 1,
      code: 'template-unknown-fact',
      subject: 'citty',
      instead: 'city',
    };
    expect(faultSentence(fault, 'fr')).toEqual({
      message: '« citty » n’est pas un fait de la charte.',
      hint: 'Peut-être « city ».',
    });
    expect(faultSentence(fault, 'en')).toEqual({
      message: '"citty" is not a fact of the charter.',
      hint: 'Perhaps "city".',
    });
  });
});
