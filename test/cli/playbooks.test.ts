import { describe, expect, it } from 'vitest';
import { brandsIn } from '../../packages/core/src/node.ts';
import { aplomb, jsonLines } from './run.ts';

const brands = brandsIn('playbooks');

describe('the brands that come with the project', () => {
  it('are checked together, by default', () => {
    const { out, err } = aplomb(['check', '--format', 'json']);
    const answer = JSON.parse(out) as { brands: { brand: string; diagnostics: { severity: string }[] }[] };
    expect(err).toBe('');
    expect(answer.brands.map(({ brand }) => brand)).toEqual(brands);
    expect(
      answer.brands.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error')),
    ).toEqual([]);
  });

  it.each(brands)('%s answers in the language of the comment, with every field of the contract', (brand) => {
    const input =
      '{"id":1,"text":"Bonjour, à quelle heure ouvrez-vous demain matin ?"}\n{"id":2,"text":"Hello, what time do you open tomorrow morning?"}\n';
    const { code, out } = aplomb(['prescribe', '--charter', `playbooks/${brand}`], { input });
    expect(code).toBe(0);
    const fields = [
      'charter',
      'language',
      'crisis',
      'confidence',
      'abstained',
      'alternatives',
      'evidence',
      'severity',
      'steps',
      'step',
      'tone',
      'reply',
    ];
    const answers = jsonLines(out) as { id: number; prescription: Record<string, unknown> }[];
    expect(answers.map(({ id, prescription }) => [id, prescription.language, Object.keys(prescription)])).toEqual([
      [1, 'fr', fields],
      [2, 'en', fields],
    ]);
  });
});
