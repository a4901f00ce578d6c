import fc from 'fast-check';
import { expect, it } from 'vitest';
import { provePromises } from '../../../../packages/core/src/check/promises/prove.ts';
import { freeze } from '../../../../packages/core/src/compile/freeze.ts';
import { promise } from './charters.ts';
import { cases } from './random.ts';

const promises = [
  promise({ kind: 'answered-within', within: '2 hours' }),
  promise({ kind: 'answered-within', within: '2 hours', fromSeverity: 3 }),
  promise({ kind: 'told', role: 'director', within: '1 business hour' }),
  promise({ kind: 'approved-by', role: 'legal', before: 'reply' }),
  promise({ kind: 'never', actions: ['hide'], unlessGround: [] }),
  promise({ kind: 'relays-come-back' }),
  promise({ kind: 'ends-within', within: '3 business days' }),
];

it('proves the same of the same charter, frozen or fresh from JSON, in proofs that survive JSON', () => {
  fc.assert(
    fc.property(cases, ({ charter }) => {
      const brand = { ...charter, promises };
      const proofs = provePromises(brand);
      expect(provePromises(freeze(structuredClone(brand)))).toEqual(proofs);
      expect(provePromises(JSON.parse(JSON.stringify(brand)))).toEqual(proofs);
      expect(JSON.parse(JSON.stringify(proofs))).toEqual(proofs);
    }),
    { numRuns: 40 },
  );
});

it('finds as much in one promise about all crises as in one promise for each', () => {
  fc.assert(
    fc.property(cases, cases, (one, two) => {
      const second = { ...two.charter.playbooks.one!, crisis: 'two' };
      const playbooks = { ...one.charter.playbooks, two: second };
      const said = { kind: 'answered-within', within: one.promised } as const;
      const brand = {
        ...one.charter,
        playbooks,
        promises: [promise(said), promise({ ...said, in: ['one'] }), promise({ ...said, in: ['two'] })],
      };
      const [all, ...each] = provePromises(brand);
      expect(all!.brokenIn).toEqual(each.flatMap(({ brokenIn }) => brokenIn));
      const { index: _, promise: __, unansweredPaths, brokenIn, ...worst } = all!;
      expect(
        each.some((proof) => proof.crisis === worst.crisis && proof.worstCaseMs === worst.worstCaseMs) ||
          worst.crisis === null,
      ).toBe(true);
      expect(unansweredPaths).toEqual(each.flatMap((proof) => proof.unansweredPaths).slice(0, 100));
    }),
    { numRuns: 40 },
  );
});
