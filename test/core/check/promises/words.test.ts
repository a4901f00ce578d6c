import { describe, expect, it } from 'vitest';
import { promiseWords } from '../../../../packages/core/src/check/promises/sentence.ts';
import { whenWords, worstCaseWords } from '../../../../packages/core/src/check/promises/time-words.ts';
import { charter, end, playbook, promise } from './charters.ts';

const HOUR = 3_600_000;

describe('a worst case in words', () => {
  const rows: [ms: number, business: boolean, en: string, fr: string][] = [
    [0, false, 'at once', 'aussitôt'],
    [60_000, false, '1 minute', '1 minute'],
    [HOUR, false, '1 hour', '1 heure'],
    [62 * HOUR, false, '62 hours', '62 heures'],
    [2 * HOUR + 60_000, false, '2 hours 1 minute', '2 heures 1 minute'],
    [72 * HOUR, false, '3 days', '3 jours'],
    [601 * HOUR, false, '25 days 1 hour', '25 jours 1 heure'],
    [HOUR, true, '1 business hour', '1 heure ouvrée'],
    [40 * 60_000, true, '40 business minutes', '40 minutes ouvrées'],
    [1.5 * HOUR, true, '1 business hour 30 minutes', '1 heure 30 minutes ouvrées'],
    [80 * HOUR, true, '80 business hours', '80 heures ouvrées'],
  ];
  for (const [ms, business, en, fr] of rows)
    it(`is "${en}", « ${fr} »`, () => {
      expect([worstCaseWords(ms, 'en', business), worstCaseWords(ms, 'fr', business)]).toEqual([en, fr]);
    });
});

it('says an instant on the wall of a zone', () => {
  const at = Date.parse('2026-11-14T16:40:00Z');
  expect(whenWords(at, 'en', 'Europe/Paris', true)).toBe('Saturday 14 November 2026 17:40');
  expect(whenWords(at, 'fr', 'Europe/Paris')).toBe('samedi 14 novembre à 17:40');
  expect(whenWords(Date.parse('2026-12-31T23:05:00Z'), 'en', 'Europe/Paris')).toBe('Friday 1 January 00:05');
});

describe('a promise as a sentence', () => {
  const brand = charter([playbook('recall', [end('closed')], { title: { fr: 'Rappel', en: 'Recall' } })], []);
  const rows: [said: Parameters<typeof promise>[0], en: string, fr: string][] = [
    [
      { kind: 'answered-within', within: '4 business hours' },
      'Answered within 4 business hours.',
      'Réponse en 4 heures ouvrées au plus.',
    ],
    [
      { kind: 'answered-within', within: '1 hour', fromSeverity: 4 },
      'Answered within 1 hour, from severity 4.',
      'Réponse en 1 heure au plus, dès la gravité 4.',
    ],
    [
      { kind: 'told', role: 'chief', within: '1 hour', in: ['recall'] },
      'Told within 1 hour: chief (Recall).',
      'Prévenir en 1 heure au plus : chief (Rappel).',
    ],
    [
      { kind: 'approved-by', role: 'legal', before: 'reply' },
      'No public reply without the approval of: legal.',
      "Aucune réponse publique sans l'accord de : legal.",
    ],
    [
      { kind: 'never', actions: ['delete', 'hide'], unlessGround: ['hate', 'spam'] },
      'Never deleted or hidden, unless for: hate or spam.',
      'Jamais supprimé ou masqué, sauf motif : hate ou spam.',
    ],
    [{ kind: 'never', actions: ['ban'], unlessGround: [] }, 'Never banned.', 'Jamais banni.'],
    [
      { kind: 'relays-come-back' },
      'No case ends before the colleagues asked have answered.',
      'Aucun dossier clos avant le retour des collègues interrogés.',
    ],
    [{ kind: 'ends-within', within: '60 days' }, 'Ends within 60 days.', 'Dossier clos en 60 jours au plus.'],
  ];
  for (const [said, en, fr] of rows)
    it(en, () => {
      expect([promiseWords(promise(said), brand, 'en'), promiseWords(promise(said), brand, 'fr')]).toEqual([en, fr]);
    });
});
