import type { Brand } from './brands.ts';
import { insist, type Persistence } from './callers.ts';

/** One change that was sent: `id` is its idempotency key and its actor, so that the log can be asked about it. */
export interface Sent {
  readonly id: string;
  readonly operation: string;
  /** Null: no answer before the end. */
  readonly answer: 'done' | 'refused' | null;
  /** Of a comment that was received. */
  readonly caseId: string | null;
}

interface KnownCase {
  readonly id: string;
  readonly steps: readonly Step[];
}
interface Step {
  readonly key: string;
  readonly owner: { readonly onDuty: { readonly key: string } } | null;
  readonly choices: readonly { readonly event: string }[];
}

export interface Load {
  readonly sent: readonly Sent[];
  /** Ids of its cases. */
  readonly cases: () => readonly string[];
  readonly reads: () => number;
  /** Callers at work until `stop`; then each ends what it has begun. May be run again. */
  readonly run: (callers: number) => Promise<void>;
  readonly stop: () => void;
}

const texts = ['Mon colis est perdu !', 'Délicieux, bravo !', 'Bof.', 'My parcel is lost, where is my flour?'];

/** Callers of one brand; its word stands in all they write. */
export function makeLoad({ name: brand, word }: Brand, prefix: string, persistence: Persistence): Load {
  const { chance } = persistence;
  const sent: Sent[] = [];
  const known: KnownCase[] = [];
  let count = 0;
  let reads = 0;
  let stopped = false;

  const change = async (operation: string, input: Record<string, unknown>, id: string): Promise<void> => {
    const data = await insist(operation, { input: { ...input, idempotencyKey: id } }, persistence);
    if (data === null) return void sent.push({ id, operation, answer: null, caseId: null });
    const [payload] = Object.values(data) as { __typename: string; case?: KnownCase }[];
    const done = payload?.__typename.endsWith('Payload') ?? false;
    if (payload?.case?.steps !== undefined) remember(payload.case);
    sent.push({ id, operation, answer: done ? 'done' : 'refused', caseId: payload?.case?.id ?? null });
  };
  const remember = (row: KnownCase) => {
    const place = known.findIndex(({ id }) => id === row.id);
    if (place >= 0) known[place] = row;
    else known.push(row);
  };
  const look = async (operation: string, variables: Record<string, unknown>): Promise<void> => {
    await insist(operation, variables, persistence);
    reads += 1;
  };

  const receive = (id: string) => {
    const person = `a${chance.below(60)}`;
    const comment = {
      externalId: id,
      channel: chance.pick(['x', 'facebook', 'email']),
      text: `${chance.pick(texts)} ${word}`,
      author: { externalId: person, name: `Marie ${word}` },
      ...(chance.next() < 0.3 ? { threadId: `t${person}` } : {}),
    };
    return change('ReceiveComment', { brand, comment }, id);
  };
  const act = (id: string): Promise<void> => {
    const row = known.length === 0 ? undefined : chance.pick(known);
    if (row === undefined) return receive(id);
    const step = row.steps.length === 0 ? undefined : chance.pick(row.steps);
    const actor = (role: string) => ({ caseId: row.id, actor: { id, role } });
    const acts: readonly (() => Promise<void>)[] = [
      () => change('AdvanceCase', { ...actor('miller'), event: 'note', note: `note ${word}` }, id),
      () => change('SetFacts', { ...actor('miller'), facts: { parcel: `P${chance.below(1_000)} ${word}` } }, id),
      () =>
        change('TickChecklist', { ...actor('miller'), step: 'trace', item: 'asked', done: chance.next() < 0.8 }, id),
      () => change('AnswerRelay', { ...actor('courier'), step: 'trace', answer: `Ici, ${word}.` }, id),
      () => change('RecordReply', { ...actor('miller'), text: `Bonjour ${word}.`, externalId: `r${id}` }, id),
    ];
    const choice = step === undefined || step.choices.length === 0 ? undefined : chance.pick(step.choices);
    if (choice === undefined || chance.next() < 0.5) return chance.pick(acts)();
    return change('AdvanceCase', { ...actor(step?.owner?.onDuty.key ?? 'miller'), event: choice.event }, id);
  };
  const read = (): Promise<void> => {
    const span = { from: '2020-01-01T00:00:00Z', to: '2040-01-01T00:00:00Z' };
    return chance.next() < 0.5 ? look('Inbox', { brand, first: 10 }) : look('Report', { brand, ...span });
  };
  const caller = async (): Promise<void> => {
    while (!stopped) {
      const draw = chance.next();
      count += 1;
      const id = `${prefix}-${count}`;
      if (draw < 0.25) await receive(id);
      else if (draw < 0.9) await act(id);
      else await read();
    }
  };
  return {
    sent,
    cases: () => known.map(({ id }) => id),
    reads: () => reads,
    run: async (callers) => {
      stopped = false;
      await Promise.all(Array.from({ length: callers }, caller));
    },
    stop: () => {
      stopped = true;
    },
  };
}
