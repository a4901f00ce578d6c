import { describe, expect, it } from 'vitest';
import { replyRows } from '../../packages/cli/src/reply-rows.ts';
import { lintReply } from '../../packages/core/src/reply/lint.ts';
import { contextOf } from '../core/reply/rules/score.ts';

const plain = (words: string) => words;
const reader = { locale: 'fr', quiet: plain, alert: plain } as Parameters<typeof replyRows>[1];

function rowsOf(text: string): string[] {
  const findings = lintReply(text, contextOf('fr', {}, { address: 'vous' }));
  const length = { used: text.length, max: 280, unit: 'characters' };
  const draft = { template: 'holding', language: 'fr', text, missingFacts: [], length, sendable: false, findings };
  return replyRows(draft, reader).map(([label, words]) => `${label}|${words}`);
}

describe('a reply on the page', () => {
  it('stands with what is wrong, and with the words proposed instead', () => {
    const rows = rowsOf('GRATUIT pour toi !!');
    expect(rows[0]).toBe('Réponse|GRATUIT pour toi !!');
    expect(rows.filter((row) => row.includes('[exclamations]'))).toHaveLength(1);
    expect(rows.at(-1)).toBe('Proposé|Gratuit pour toi !');
  });

  it('stands alone where nothing is proposed', () => {
    expect(rowsOf('Gratuit pour toi.').some((row) => row.startsWith('Proposé'))).toBe(false);
    expect(rowsOf('Gratuit pour vous.')).toHaveLength(2);
  });
});
