import { describe, expect, it } from 'vitest';
import { matchDisguised, tabulateGrounds } from '../../../packages/core/src/triage/grounds.ts';
import { triage } from '../../../packages/core/src/triage/triage.ts';
import { charterOf, example, playbook, signal } from './charter.ts';

const insult = playbook('insult', {
  ground: 'insult',
  signals: {
    fr: signal(['connard*', 'con', 'gros con', 'idiots', 'sombre idiot*', 'nuls', 'menteurs', 'fdp'], {
      never: ['rembours*'],
    }),
    en: signal(['asshole', 'idiots', 'bomb', 'losers']),
  },
});
const refund = playbook('refund', { signals: { fr: signal(['cannard*']) } });
const tables = tabulateGrounds({ insult, refund });
const quotes = (text: string) =>
  [...matchDisguised(tables, text, null).values()].flat().map(({ start, end }) => text.slice(start, end));

describe('a disguised word of a ground', () => {
  it.each([
    ['c0nnard', 'c0nnard'],
    ['Quel conn@rd !', 'conn@rd'],
    ['c o n n a r d', 'c o n n a r d'],
    ['t’es un c.o.n.n.a.r.d', 'c.o.n.n.a.r.d'],
    ['what a a s s h o l e', 'a s s h o l e'],
    ['you a s s h o l e', 'a s s h o l e'],
    ['bande d’idioooots', 'idioooots'],
    ['CONNNNNARDS', 'CONNNNNARDS'],
    ['1diots', '1diots'],
    ['id!ots', 'id!ots'],
    ['1d10ts', '1d10ts'],
    ['a$$hole', 'a$$hole'],
    ['lo5ers', 'lo5ers'],
    ['bande d’idiotes', 'idiotes'],
    ['vous êtes nulles', 'nulles'],
    ['toutes des menteuses', 'menteuses'],
    ['gros c0n', 'gros c0n'],
  ])('is seen in %j', (text, quote) => {
    expect(quotes(text)).toContain(quote);
  });

  it.each([
    ['consigne'],
    ['La consigne est fermée'],
    ['c o n s i g n e'],
    ['c o n'],
    ['un gros cône glacé'],
    ['le concombre et la conserve'],
    ['connaaaaaissance'],
    ['10h30, voie 5, MP3'],
    ['2 idiomes'],
    ['i d i o t i s m e s'],
    ['idiotie@example.org'],
    ['une bombe de chantilly'],
    ['Bravo !con'],
    ['cannaaaard'],
    ['remboursez-moi, c0nnard'],
    [''],
  ])('is not seen in %j', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('counts for grounds alone, and stands as evidence at its place', () => {
    const charter = charterOf([insult, refund, playbook('sort', { examples: [example('ok', 'fr')] })]);
    const { crisis, evidence } = triage(
      charter,
      { text: 'Eh bien, C0NNARD va', channel: 'x', language: 'fr' },
      { now: 0 },
    );
    expect(crisis).toBe('insult');
    expect(evidence[0]).toMatchObject({ quote: 'C0NNARD', start: 9, end: 16, signal: 'connard*' });
  });
});
