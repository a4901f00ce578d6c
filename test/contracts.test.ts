/** What is generated is up to date. `pnpm exec vitest run test/contracts.test.ts -u` writes it anew. */
import { expect, it } from 'vitest';
import { charterJsonSchema } from '../packages/core/src/index.ts';

it('schema/charter.schema.json is what the checker checks by', async () => {
  await expect(`${JSON.stringify(charterJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../schema/charter.schema.json',
  );
});
