/** Running cases follow a published charter where its migration says how, one transaction each. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedCharters } from '../../api/src/charters/charters.ts';
import { migrateCases } from '../../api/src/charters/migrateCases.ts';
import { readCharter } from '../../packages/core/src/node.ts';
import { ana, comment, playbooks, post, type Send, sender, type TestApi, testApi } from './harness.ts';

const now = Date.parse('2026-11-20T09:00:00Z');
const parcel = 'lost-parcel/playbook.yaml';

/** The mill at another version: `trace` is called `search`, `offer` may be gone, and a migration may say so. */
function filesAt(
  version: string,
  edit: (playbook: string) => string,
  migrations: Readonly<Record<string, string>> = {},
) {
  const files = readCharter(`${playbooks}/moulin`).map(({ path, text }) => {
    if (path === 'charter.yaml') return { path, text: text.replace('version: 1.0.0', `version: ${version}`) };
    return { path, text: path === parcel ? edit(text) : text };
  });
  return [...files, ...Object.entries(migrations).map(([path, text]) => ({ path, text }))];
}
const renamed = (playbook: string) => playbook.replace(/\btrace\b/g, 'search');
const migration = 'format: 1\ncrises:\n  lost-parcel: { rename: { trace: search }, stay: [offer] }\n';

const PUBLISH = `mutation ($input: PublishCharterInput!) { publishCharter(input: $input) { __typename
  ... on PublishCharterPayload { bump casesMoved casesStaying staying { caseId code message } changes { level text } }
  ... on Refusal { code message } } }`;

describe('publishCharter with a migration', () => {
  let api: TestApi;
  let send: Send;
  beforeAll(async () => {
    api = await testApi({ now });
    send = sender(api.graphqlUrl);
  });
  afterAll(() => api.close());

  const publish = async (files: unknown, more: Record<string, unknown> = {}) => {
    const input = { brand: 'moulin', files, actor: { id: 'zoe', role: 'director' }, ...more };
    const { data, errors } = await post(
      api.graphqlUrl,
      { query: PUBLISH, variables: { input } },
      { 'accept-language': 'en' },
    );
    expect(errors).toBeUndefined();
    return data.publishCharter;
  };
  const receive = async (): Promise<string> => {
    const input = { brand: 'moulin', comment: comment('Mon colis est perdu !') };
    return (await send('ReceiveComment', { input })).data.receiveComment.case.id;
  };
  const advance = async (caseId: string, event: string, more: Record<string, unknown> = {}) =>
    (await send('AdvanceCase', { input: { caseId, event, actor: ana, ...more } })).data.advanceCase;
  const caseOf = async (id: string) =>
    api.db.case.findUniqueOrThrow({
      where: { id: Buffer.from(id, 'base64').toString().slice('Case:'.length) },
      include: { charter: true, deadlines: { orderBy: { kind: 'asc' } }, log: { orderBy: { number: 'asc' } } },
    });

  it('moves the cases that can follow, keeps their due times, and names those that stay', async () => {
    const atTrace = await receive();
    await advance(atTrace, 'replied');
    const atOffer = await receive();
    await advance(atOffer, 'replied');
    const asking = { caseId: atOffer, step: 'trace', answer: 'Lost', actor: { id: 'leo', role: 'courier' } };
    await send('AnswerRelay', { input: asking });
    expect((await advance(atOffer, 'lost-for-good')).case.steps.map(({ key }: { key: string }) => key)).toEqual([
      'offer',
    ]);
    const closed = await receive();
    await advance(closed, 'not-ours');
    const before = await caseOf(atTrace);

    const files = filesAt('2.0.0', renamed, { 'migrations/1.0.0-2.0.0.yaml': migration });
    const told = {
      __typename: 'PublishCharterPayload',
      bump: 'MAJOR',
      casesMoved: 1,
      casesStaying: 1,
      staying: [
        {
          caseId: atOffer,
          code: 'stays',
          message: 'The migration leaves cases at the step "offer" on the old version.',
        },
      ],
      changes: [{ level: 'MAJOR', text: 'Step "trace" renamed "search" (to be confirmed)' }, expect.anything()],
    };
    expect(await publish(files, { dryRun: true })).toEqual(told);
    expect((await caseOf(atTrace)).charter.version).toBe('1.0.0');
    api.setNow(now + 60_000);
    expect(await publish(files)).toEqual(told);

    const after = await caseOf(atTrace);
    expect(after.charter.version).toBe('2.0.0');
    expect(after.activeSteps).toEqual(['search']);
    expect(after.relayedTo).toEqual(['courier']);
    expect(after.dueAt).toEqual(before.dueAt);
    expect(after.deadlines).toEqual(before.deadlines.map((clock) => ({ ...clock, step: 'search' })));
    expect(after.log.at(-1)).toMatchObject({
      type: 'migrated',
      actorId: 'zoe',
      from: ['trace'],
      to: ['search'],
      detail: { fromVersion: '1.0.0', toVersion: '2.0.0' },
    });
    expect(after.log.slice(0, -1)).toEqual(before.log);
    expect((await caseOf(atOffer)).charter.version).toBe('1.0.0');
    expect((await caseOf(closed)).charter.version).toBe('1.0.0');
  });

  it('then lets people act on a moved case under the new names, and on one that stayed under the old', async () => {
    const moved = await api.db.case.findFirstOrThrow({ where: { activeSteps: { has: 'search' } } });
    const id = Buffer.from(`Case:${moved.id}`).toString('base64');
    const actor = ana;
    for (const item of ['asked', 'filed'])
      await send('TickChecklist', { input: { caseId: id, step: 'search', item, done: true, actor } });
    await send('AnswerRelay', {
      input: { caseId: id, step: 'search', answer: 'Here', actor: { id: 'leo', role: 'courier' } },
    });
    const found = await advance(id, 'found', { facts: { parcel: 'P1' } });
    expect(found.case.steps.map(({ key }: { key: string }) => key)).toEqual(['waiting']);
    const stayed = await api.db.case.findFirstOrThrow({ where: { activeSteps: { has: 'offer' } } });
    const drafted = await advance(Buffer.from(`Case:${stayed.id}`).toString('base64'), 'drafted');
    expect(drafted.case.steps.map(({ key }: { key: string }) => key)).toEqual(['approve-offer']);
  });

  it('moves at the next start what was left, once', async () => {
    const charters = storedCharters(api.db);
    const current = (await charters.current('moulin'))!;
    const occasion = { at: now + 120_000, locale: 'en', actor: null, dryRun: false } as const;
    // The case that stayed at `offer` went on to a step that both versions have.
    expect(await migrateCases(api.db, charters, current, occasion)).toEqual({ moved: 1, staying: 0, stayed: [] });
    expect(await migrateCases(api.db, charters, current, occasion)).toEqual({ moved: 0, staying: 0, stayed: [] });
    const open = await api.db.case.findMany({ where: { status: 'open' }, include: { charter: true } });
    expect(open.map(({ charter }) => charter.version)).toEqual(['2.0.0', '2.0.0']);
    const entry = await api.db.logEntry.findFirstOrThrow({ where: { type: 'migrated', actorId: null } });
    expect(entry).toMatchObject({ from: ['approve-offer'], to: ['approve-offer'] });
  });

  it('moves nothing where no migration leads from the version', async () => {
    const files = filesAt('3.0.0', (playbook) => renamed(playbook).replace('count: 1', 'count: 2'));
    expect(await publish(files)).toMatchObject({ casesMoved: 0, casesStaying: 0, staying: [] });
    const open = await api.db.case.findMany({ where: { status: 'open' }, include: { charter: true } });
    expect(open.map(({ charter }) => charter.version)).toEqual(['2.0.0', '2.0.0']);
  });

  it('moves each case once though somebody acts on it meanwhile', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, receive));
    const files = filesAt(
      '4.0.0',
      (playbook) =>
        renamed(playbook).replace('count: 1', 'count: 2').replace('within: 1 hour,\n', 'within: 2 hours,\n'),
      {
        'migrations/3.0.0-4.0.0.yaml': 'format: 1\ncrises: {}\n',
      },
    );
    const [published] = await Promise.all([publish(files), ...ids.map((id) => advance(id, 'replied'))]);
    expect(published).toMatchObject({ casesMoved: 8, casesStaying: 0 });
    const rows = await Promise.all(ids.map(caseOf));
    expect(rows.map(({ charter, activeSteps }) => [charter.version, activeSteps])).toEqual(
      rows.map(() => ['4.0.0', ['search']]),
    );
    for (const { log } of rows) {
      expect(log.map(({ type }) => type).sort()).toEqual(['choice', 'migrated', 'opened']);
      expect(log.map(({ number }) => number)).toEqual([1, 2, 3]);
    }
  });
});
