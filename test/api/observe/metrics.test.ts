import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fireDue } from '../../../api/src/deadlines/fire.ts';
import { makeMeter } from '../../../api/src/observe/metrics.ts';
import { comment, contract, post, sender, type TestApi, testApi } from '../harness.ts';

let api: TestApi;
let keyed: TestApi;
beforeAll(async () => {
  [api, keyed] = await Promise.all([testApi(), testApi({ apiKey: 'secret' })]);
});
afterAll(() => Promise.all([api.close(), keyed.close()]));

const metricsOf = ({ graphqlUrl }: TestApi, headers = {}) =>
  fetch(graphqlUrl.replace('/graphql', '/metrics'), { headers });
const figure = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.split(' ')
      .at(-1),
  );

describe('/metrics', () => {
  it('counts operations by their root field and how they ended, whatever callers name them', async () => {
    const send = sender(api.graphqlUrl);
    const words = 'Mon colis est perdu, rappelez Madame Untel !';
    await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(words) } });
    await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(' ') } });
    await send('Prescribe', { brand: 'nobody', comment: { channel: 'x', text: words } });
    await post(api.graphqlUrl, { query: 'query MadameUntel { __typename a: __typename }' });
    const response = await metricsOf(api);
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(figure(text, 'aplomb_operations_total{operation="receiveComment",outcome="answered"}')).toBe(1);
    expect(figure(text, 'aplomb_operations_total{operation="receiveComment",outcome="refused"}')).toBe(1);
    expect(figure(text, 'aplomb_operations_total{operation="prescribe",outcome="refused"}')).toBe(1);
    expect(figure(text, 'aplomb_operations_total{operation="several",outcome="answered"}')).toBe(1);
    expect(figure(text, 'aplomb_operation_seconds_count{operation="receiveComment"}')).toBe(2);
    expect(text).not.toContain('Untel');
  });

  it('tells of connections, the event loop, what is due and what waits', async () => {
    const text = await (await metricsOf(api)).text();
    expect(figure(text, 'aplomb_database_connections{state="open"}')).toBeGreaterThan(0);
    expect(figure(text, 'aplomb_deadlines_due')).toBe(0);
    expect(figure(text, 'aplomb_outbox_waiting')).toBe(0);
    expect(figure(text, 'aplomb_subscriptions_open')).toBe(0);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('counts those who follow, while they do', async () => {
    const stop = new AbortController();
    const response = await fetch(api.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: contract, operationName: 'CaseChanged', variables: { brand: 'moulin' } }),
      signal: stop.signal,
    });
    const open = async () => figure(await (await metricsOf(api)).text(), 'aplomb_subscriptions_open');
    expect(response.status).toBe(200);
    expect(await open()).toBe(1);
    stop.abort();
    while ((await open()) !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('says how late clocks fire', async () => {
    const meter = makeMeter(api.db, api.services.now);
    const later = Date.now() + 45 * 60_000 + 3_000;
    expect(figure(await meter.print(), 'aplomb_deadline_lag_seconds_count')).toBe(0);
    await fireDue({ ...api.services, now: () => later, onFired: meter.fired }, (fault) => {
      throw fault;
    });
    const text = await meter.print();
    expect(figure(text, 'aplomb_deadline_lag_seconds_count')).toBe(1);
    expect(figure(text, 'aplomb_deadline_lag_seconds_sum')).toBeGreaterThan(1);
    expect(figure(text, 'aplomb_deadline_lag_seconds_sum')).toBeLessThan(300);
  });

  it('needs a key where there are keys', async () => {
    expect((await metricsOf(keyed)).status).toBe(401);
    expect((await metricsOf(keyed, { authorization: 'Bearer secret' })).status).toBe(200);
  });
});

describe('/readyz', () => {
  it('wants every migration of this version', async () => {
    const ready = async () => (await fetch(api.graphqlUrl.replace('/graphql', '/readyz'))).status;
    expect(await ready()).toBe(200);
    const [last] = await api.db.$queryRaw<{ id: string }[]>`
      UPDATE "_prisma_migrations" SET "finished_at" = NULL
      WHERE "migration_name" = (SELECT max("migration_name") FROM "_prisma_migrations") RETURNING "id"`;
    expect(last).toBeDefined();
    expect(await ready()).toBe(503);
    await api.db.$executeRaw`UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "finished_at" IS NULL`;
    expect(await ready()).toBe(200);
  });
});
