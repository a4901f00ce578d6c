import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provePromises } from '../../../../packages/core/src/check/promises/prove.ts';
import { lasting, promise } from './charters.ts';
import { type Asked, bruteForce, toldAt } from './oracle.ts';
import { cases } from './random.ts';

const RUNS = Number(process.env.PROMISE_RUNS ?? 40);

function asked(
  { charter, severity }: { charter: Asked['charter']; severity: Asked['severity'] },
  mode: Asked['mode'],
): Asked {
  return { charter, playbook: charter.playbooks.one!, severity, mode };
}

describe('the prover and a minute-by-minute simulation', () => {
  for (const [kind, mode] of [
    ['answered-within', 'answer'],
    ['ends-within', 'end'],
  ] as const) {
    it(`agree on ${kind}: verdict, worst case and worst minute`, { timeout: 600_000 }, () => {
      fc.assert(
        fc.property(cases, (one) => {
          const charter = { ...one.charter, promises: [promise({ kind, within: one.promised })] };
          const { proved, worstCaseMs, arrivesAt } = provePromises(charter)[0]!;
          expect({ proved, worstCaseMs, arrivesAt }).toEqual(bruteForce(asked(one, mode), lasting(one.promised)));
        }),
        { numRuns: RUNS },
      );
    });
  }

  it('agree on told: the longest silence of all minutes', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('director', 'chief', 'legal', 'quality'), (one, role) => {
        const charter = { ...one.charter, promises: [promise({ kind: 'told', role, within: '1 hour' })] };
        const proof = provePromises(charter)[0]!;
        const { from, to } = charter.horizon;
        let longest: number | null = -1;
        for (let at = Date.parse(from); at < Date.parse(to) && longest !== null; at += 60_000) {
          const { told } = toldAt(asked(one, 'answer'), role, 's0', at);
          longest = told === null ? null : Math.max(longest, told - at);
        }
        expect([proof.proved, proof.worstCaseMs]).toEqual([longest !== null && longest <= 3_600_000, longest]);
      }),
      { numRuns: RUNS },
    );
  });
});
