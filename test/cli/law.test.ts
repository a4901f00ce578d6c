import type { Channel, Ground, Locale } from '@aplomb/core';
import { describe, expect, it, vi } from 'vitest';
import { lawText } from '../../packages/cli/src/law-text.ts';
import { demoWith, edited } from './brand.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

const channel = (brandIsHost: boolean): Channel => ({
  key: 'here',
  platform: brandIsHost ? 'discourse' : 'x',
  account: null,
  brandIsHost,
  tone: null,
});
const [x, forum] = [channel(false), channel(true)];

/** The lines below the heading. */
function lawOf(ground: Ground, where: Channel, locale: Locale): string[] {
  return lawText(ground, where, locale).split('\n').slice(3, -1);
}

describe('what the law asks, in a brief', () => {
  it('says on what ground, what to keep, for how long and whom to tell, each with its article', () => {
    const lines = lawOf('insult', x, 'en');
    expect(lines).toEqual([
      expect.stringMatching(/^- Insult: /),
      expect.stringMatching(/^- To keep: text, address/),
      '- Prosecuted within 3 months (French law of 29 July 1881, art. 65)',
      expect.stringMatching(/^- May be told: the platform that hosts it, no term published; .*art\. 16\)$/),
      expect.stringMatching(/^- May be told: Pharos .*disputed: one official page/),
      '- For a lawyer to check; this is no advice.',
    ]);
  });

  it('asks more of the host: the Digital Services Act, and the police where lives are threatened', () => {
    const lines = lawOf('threat', forum, 'fr');
    expect(lines).toContainEqual(expect.stringMatching(/^- À prévenir : la police .*promptement .*art\. 18\)$/));
    expect(lines).toContainEqual(
      expect.stringMatching(/^- Exposer les motifs à l’auteur, .*art\. 17\) : .*les recours/),
    );
    expect(lawOf('threat', x, 'fr').join('\n')).not.toMatch(/art\. 1[78]/);
  });

  it('owes no statement of reasons for spam', () => {
    const lines = lawOf('spam', forum, 'en');
    expect(lines).toContainEqual(expect.stringMatching(/^- Confirm receipt/));
    expect(lines.join('\n')).not.toContain('Give the author a statement of reasons');
  });

  it('stands at the end of a brief for a person, on a crisis with a ground', () => {
    const cwd = demoWith(edited('parcel/playbook.yaml', 'ground: none', 'ground: spam'));
    const brief = (...words: string[]) => aplomb(['brief', 'demo', '--crisis', 'parcel', ...words], { cwd });
    expect(brief()).toMatchObject({ code: 0, out: expect.stringMatching(/\n\n## Law\n\n- Spam: /) });
    expect(brief('--for', 'model').out).not.toContain('Law');
    expect(lawText('none', forum, 'en')).toBe('');
  });
});
