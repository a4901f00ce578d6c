import { expect, it } from 'vitest';
import { keepDocuments } from '../../../api/src/http/documents.ts';

it('keeps the documents last used, by the length of their texts', () => {
  const kept = keepDocuments<number>(10);
  kept.set('aaaa', 1);
  kept.set('bbbb', 2);
  expect(kept.get('aaaa')).toBe(1);
  kept.set('cccc', 3);
  expect([kept.get('aaaa'), kept.get('bbbb'), kept.get('cccc')]).toEqual([1, undefined, 3]);
  kept.set('cccc', 4);
  expect([kept.get('aaaa'), kept.get('cccc')]).toEqual([1, 4]);
  kept.set('longer than all', 5);
  expect(kept.get('longer than all')).toBeUndefined();
});
