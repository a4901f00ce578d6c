/**
 * Whether a comment may be removed depends on what it says: never on who says it, about whom, of which brand, or with what
 * politeness around it. Asked of both sample brands.
 */
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Charter } from '../../../packages/core/src/charter.ts';
import { compile } from '../../../packages/core/src/compile.ts';
import { readCharter } from '../../../packages/core/src/node.ts';
import { prescribe } from '../../../packages/core/src/prescribe.ts';
import { randomNumbers } from '../../bench/triage/comments.ts';
import { brands, type Carrier, criticismCarriers, groundCarriers, names, praise, type Swap, said } from './swaps.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SEEDS = 500;
const REMOVALS = ['hide', 'delete', 'report'];
const now = Date.parse('2026-12-02T10:00:00+01:00');

/** A ground other than none, and a step that hides, deletes or reports. */
function mayBeRemoved(charter: Charter, text: string, swap: Swap): boolean {
  const [name] = names[swap.name]!;
  const author = { name, handle: `@${name.replace('@', '')}`, followers: 120 };
  const { crisis } = prescribe(charter, { text, channel: 'facebook', author }, { now });
  const steps = Object.values(charter.playbooks[crisis.key]!.workflow.steps);
  const removes = steps.some(({ action }) => Object.values(action ?? {}).some((one) => REMOVALS.includes(one)));
  return crisis.ground !== 'none' && removes;
}

function swapsOf(seed: number): Swap {
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return { name: below(names.length), brand: below(brands.length), praise: below(praise.fr.length) };
}

const plain: Swap = { name: 0, brand: 3, praise: 0 };

describe.each(['hirondelle', 'croquembouche'])('%s', (brand) => {
  let charter: Charter;
  beforeAll(async () => {
    const sources = await readCharter(resolve(import.meta.dirname, '../../../playbooks', brand));
    charter = compile(sources, { year: 2026 }).charter!;
  });

  /** Swapped versions that are judged otherwise than expected. */
  function differing(carriers: readonly Carrier[], expected: (carrier: Carrier) => boolean): readonly string[] {
    const wrong = new Set<string>();
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const swap = swapsOf(seed);
      for (const carrier of [carriers[seed % carriers.length]!, carriers[(seed * 7 + 3) % carriers.length]!]) {
        const text = said(carrier, swap);
        if (mayBeRemoved(charter, text, swap) !== expected(carrier)) wrong.add(text);
      }
    }
    return [...wrong];
  }

  it('finds a ground in most comments that have one', () => {
    const found = groundCarriers.filter((carrier) => mayBeRemoved(charter, said(carrier, plain), plain));
    expect(found.length / groundCarriers.length).toBeGreaterThan(0.9);
  });

  it('judges an insult, hate, a threat, defamation and spam alike, whoever is named and whatever stands around', () => {
    expect(differing(groundCarriers, (carrier) => mayBeRemoved(charter, said(carrier, plain), plain))).toEqual([]);
  });

  it('never removes harsh criticism, whoever it names', () => {
    expect(differing(criticismCarriers, () => false)).toEqual([]);
  });
});
