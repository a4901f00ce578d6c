import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMasterKey } from '../../../api/src/vault/master.ts';
import { derive, keyedDigest, newKey, seal, unseal } from '../../../api/src/vault/seal.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('a seal', () => {
  it('opens with its key to the very text, and never looks the same twice', () => {
    fc.assert(
      fc.property(text, fc.uuid(), (words, name) => {
        const key = newKey();
        const sealed = seal(key, words, name);
        expect(unseal(key, sealed, name)).toBe(words);
        expect(seal(key, words, name)).not.toBe(sealed);
      }),
    );
  });

  it('opens with nothing else: not another key, not for another row, not after one change, not cut', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 127 }), (words, place, bits) => {
        const key = newKey();
        const sealed = seal(key, words, 'a');
        expect(unseal(newKey(), sealed, 'a')).toBeNull();
        expect(unseal(key, sealed, 'b')).toBeNull();
        const bytes = Buffer.from(sealed);
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ bits;
        expect(unseal(key, bytes.toString('latin1'), 'a')).toBeNull();
        expect(unseal(key, sealed.slice(0, at), 'a')).toBeNull();
      }),
    );
  });

  it('has keys for each purpose that do not lead to each other', () => {
    const master = newKey();
    const [lookup, secrets] = [derive(master, 'lookup'), derive(master, 'secrets')];
    expect(lookup.equals(secrets)).toBe(false);
    expect(derive(master, 'lookup').equals(lookup)).toBe(true);
    expect(keyedDigest(lookup, 'x')).not.toBe(keyedDigest(secrets, 'x'));
  });
});

describe('a master key', () => {
  it.each([
    ['64 hexadecimal digits', 'ab'.repeat(32), true],
    ['base64 of 32 bytes', Buffer.alloc(32, 7).toString('base64'), true],
    ['too short', 'ab'.repeat(31), false],
    ['words', 'correct horse battery staple', false],
    ['nothing', '', false],
  ])('is read from the environment: %s', (_, given, good) => {
    expect(readMasterKey(given)?.length ?? null).toBe(good ? 32 : null);
  });
});
