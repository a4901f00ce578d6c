import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comment, post, sender, type TestApi, testApi } from '../harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

describe('what PostgreSQL cannot hold', () => {
  it.each(['\0', 'a\ud800b', '\udc00'])(
    '%j in an id or a name spoils neither the case nor the reports after it',
    async (word) => {
      const given = comment('Mon colis est perdu !', { author: { externalId: `a${word}`, name: word } });
      const input = {
        brand: 'moulin',
        comment: { ...given, externalId: `${given.externalId}${word}` },
        sourceId: word,
      };
      const send = sender(api.graphqlUrl);
      const { data, errors } = await send('ReceiveComment', { input });
      expect(errors).toBeUndefined();
      const actor = { id: `ana${word}`, role: 'miller' };
      const replied = { input: { caseId: data.receiveComment.case.id, event: 'replied', note: word, actor } };
      expect((await send('AdvanceCase', replied)).data.advanceCase.__typename).toBe('AdvanceCasePayload');
      const report = await send('Report', {
        brand: 'moulin',
        from: '2020-01-01T00:00:00Z',
        to: '2999-01-01T00:00:00Z',
      });
      expect(report.errors).toBeUndefined();
      expect(report.data.report.received).toBeGreaterThan(0);
    },
  );

  it('is refused where it stands in the document itself', async () => {
    const { errors } = await post(api.graphqlUrl, { query: '{ charter(brand: "a\\u0000b") { name } }' });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
