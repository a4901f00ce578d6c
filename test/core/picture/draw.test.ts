import { describe, expect, it } from 'vitest';
import type { Charter } from '../../../packages/core/src/charter.ts';
import { drawPages, drawPlaybook } from '../../../packages/core/src/picture/draw.ts';
import { canonicalJson } from '../../../packages/core/src/version/digest.ts';
import { bookshop, template } from './charters.ts';
import { all, readXml } from './xml.ts';

const shop = bookshop();
const flat = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
/** Every word on the page, wrapped lines joined. */
const wordsOf = (svg: string) =>
  flat(
    all(readXml(svg), 'text')
      .map(({ text }) => text)
      .join(' '),
  );
const titlesOf = (svg: string) => all(readXml(svg), 'title').map(({ text }) => flat(text));

describe('drawPlaybook', () => {
  it('gives one SVG, as wide as A4, of whole A4 pages', async () => {
    for (const crisis of Object.keys(shop.playbooks)) {
      const svg = readXml(await drawPlaybook(shop, crisis, 'fr'));
      const pages = (await drawPages(shop, crisis, 'fr')).length;
      expect(svg.name).toBe('svg');
      expect(svg.attributes).toMatchObject({
        width: '210mm',
        height: `${297 * pages}mm`,
        viewBox: `0 0 794 ${1123 * pages}`,
        'xml:lang': 'fr',
      });
    }
  });

  it.each(['fr', 'en'] as const)('says every step, owner, choice and question in words, in %s', async (language) => {
    for (const [crisis, { workflow }] of Object.entries(shop.playbooks)) {
      const words = wordsOf(await drawPlaybook(shop, crisis, language));
      for (const step of Object.values(workflow.steps)) {
        expect(words).toContain(step.title[language]);
        if (step.owner !== null) expect(words).toContain(shop.roles[step.owner]!.title[language]);
        for (const { label } of step.choices) expect(words).toContain(label[language]);
      }
    }
  });

  it('names missed deadlines, reliefs, waits, relays and approvals, not by colour alone', async () => {
    const french = wordsOf(await drawPlaybook(shop, 'late', 'fr'));
    expect(french).toContain('délai dépassé');
    expect(french).toContain('relève : Gérante, sous 4 heures ouvrées, puis alerte chaque jour');
    expect(french).toContain('attend l’auteur, 10 jours au plus');
    expect(french).toContain('silence, 10 jours');
    expect(french).toContain('relais : question à Réserve');
    expect(french).toContain('réponse publique');
    const english = wordsOf(await drawPlaybook(shop, 'late', 'en'));
    expect(english).toContain('deadline missed');
    expect(english).toContain('relief: Manager, within 4 business hours, then an alert every day');
    const dashes = all(readXml(await drawPlaybook(shop, 'late', 'fr')), 'path').map(
      (path) => path.attributes['stroke-dasharray'],
    );
    expect(dashes).toContain('6 4');
    expect(dashes).toContain('1.5 3');
  });

  it('titles every step and every arrow for those who listen', async () => {
    const titles = titlesOf(await drawPlaybook(shop, 'late', 'en'));
    expect(titles[0]).toBe('Lanterne · Late order');
    expect(titles.filter((title) => /^\d+\. /.test(title))).toHaveLength(6);
    expect(titles).toContain('Trace → Take over : deadline missed');
    expect(titles).toContain('Trace → Announce : Found');
  });

  it('tells what a choice needs, and numbers the steps in the table as in the diagram', async () => {
    const words = wordsOf(await drawPlaybook(shop, 'late', 'en'));
    expect(words).toContain('Found (list ticked, New date, relay answered) → 3 Announce');
    expect(words).toContain('Sorted (relay answered, not the author of “1 Acknowledge”) → 6 Closed');
    expect(words).toContain('reopens for 30 days → 1 Acknowledge');
  });

  it('is the same from the same charter, and from its stored form', async () => {
    const stored = JSON.parse(canonicalJson(shop)) as Charter;
    for (const crisis of Object.keys(shop.playbooks)) {
      const svg = await drawPlaybook(shop, crisis, 'fr');
      expect(await drawPlaybook(shop, crisis, 'fr')).toBe(svg);
      expect(await drawPlaybook(stored, crisis, 'fr')).toBe(svg);
    }
  });

  it('lets no word of the charter become markup', async () => {
    const hostile = bookshop(['late/playbook.yaml', 'fr: Retrouvé', `fr: "<script>alert('&')</script> ]]> \\u0007"`]);
    const svg = await drawPlaybook(hostile, 'late', 'fr');
    expect(all(readXml(svg), 'script')).toEqual([]);
    expect(wordsOf(svg)).toContain("<script>alert('&')</script> ]]>");
  });

  it.each(['nothing', 'constructor', '__proto__', ''])(
    'refuses a crisis type that is not there: %j',
    async (crisis) => {
      await expect(drawPlaybook(shop, crisis, 'fr')).rejects.toThrow(RangeError);
    },
  );

  it('speaks English of its own, and the charter’s words, in a language it has no sentences for', async () => {
    const words = wordsOf(await drawPlaybook(shop, 'late', 'de'));
    expect(words).toContain('deadline missed');
    expect(words).toContain('Retrouvé');
  });
});

describe('drawPages', () => {
  it('keeps every page of the largest workflows within A4, its words no smaller than 5 points', async () => {
    const charter = template('public-service');
    for (const crisis of Object.keys(charter.playbooks)) {
      for (const page of await drawPages(charter, crisis, 'fr')) {
        const svg = readXml(page);
        expect(svg.attributes).toMatchObject({ width: '210mm', height: '297mm', viewBox: '0 0 794 1123' });
        const scale = Number(/scale\(([\d.]+)\)/.exec(page)?.[1] ?? 1);
        expect(10.5 * scale * 0.75).toBeGreaterThanOrEqual(5);
        const lines = svg.children.filter(({ name }) => name === 'text');
        for (const { attributes } of lines) expect(Number(attributes.y)).toBeLessThan(1123 - 10);
      }
    }
  });
});
