import { setTimeout as pause } from 'node:timers/promises';
import type { Brand } from './brands.ts';
import { type Caller, call } from './callers.ts';
import type { Chance } from './chance.ts';

/** Somebody who asks, with the key of one brand, for what is another's. */
export interface Trespasser {
  readonly asked: () => number;
  /** Answers that were more than nothing. */
  readonly got: readonly string[];
  readonly run: () => Promise<void>;
  readonly stop: () => void;
}

export interface Ground {
  readonly caller: Caller;
  readonly other: Brand;
  /** Ids of the other's cases. */
  readonly cases: () => readonly string[];
  readonly urls: readonly string[];
  readonly chance: Chance;
}

export function makeTrespasser({ caller, other, cases, urls, chance }: Ground): Trespasser {
  const got: string[] = [];
  let [asked, stopped] = [0, false];
  const actor = { id: 'trespasser', role: 'miller' };
  const ways: readonly (() => readonly [string, unknown])[] = [
    () => ['Inbox', { brand: other.name, first: 10 }],
    () => ['CaseChanges', { brand: other.name, first: 10 }],
    () => ['Report', { brand: other.name, from: '2020-01-01T00:00:00Z', to: '2040-01-01T00:00:00Z' }],
    () => ['CaseWithHistory', { id: chance.pick(cases()) }],
    () => ['AdvanceCase', { input: { caseId: chance.pick(cases()), event: 'note', note: 'x', actor } }],
    () => ['SetFacts', { input: { caseId: chance.pick(cases()), facts: { parcel: 'x' }, actor } }],
    () => {
      const comment = { externalId: `trespass${asked}`, channel: 'x', text: 'Bof.' };
      return ['ReceiveComment', { input: { brand: other.name, comment } }];
    },
  ];
  return {
    asked: () => asked,
    got,
    run: async () => {
      while (!stopped) {
        await pause(30 + chance.below(100));
        if (cases().length === 0) continue;
        const [operation, variables] = chance.pick(ways)();
        const outcome = await call(caller, chance.pick(urls), operation, variables);
        if (outcome.kind === 'away') continue;
        asked += 1;
        if (outcome.kind === 'answered' && isSomething(outcome.data))
          got.push(`${operation} ${JSON.stringify(variables)}`);
      }
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** Anything but nothing and refusals. */
function isSomething(data: Record<string, unknown>): boolean {
  return Object.values(data).some((value) => value !== null && !(value as { code?: string }).code);
}
