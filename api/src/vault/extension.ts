import { Prisma } from '../generated/prisma/client.ts';
import { unsealRows } from './columns.ts';
import type { Vault } from './vault.ts';

/** What a query of a model is given by Prisma. */
interface Asked {
  readonly model: string;
  readonly operation: string;
  readonly args: unknown;
  readonly query: (args: unknown) => Promise<unknown>;
}

/**
 * Puts a vault behind a Prisma client: `client.vault` and `tx.vault`; every row that is read comes opened; a text written to
 * a case is sealed with its author's key. So nobody who reads or writes a reply needs to know of keys.
 */
export function behindVault(vault: Vault) {
  return Prisma.defineExtension({
    name: 'vault',
    client: { vault },
    query: {
      $allModels: {
        $allOperations: async ({ model, operation, args, query }: Asked) => {
          if (operation === 'create' && model === 'Submission') await sealText(vault, args, 'text', caseKey);
          if (operation === 'create' && model === 'Approval') await sealText(vault, args, 'note', submissionKey);
          return unsealRows(vault, model, await query(args));
        },
      },
    },
  });
}

type FindKey = (vault: Vault, data: Record<string, unknown>) => Promise<string | null>;
const caseKey: FindKey = (vault, data) => vault.keyOfCase(String(data.caseId));
const submissionKey: FindKey = (vault, data) => vault.keyOfSubmission(String(data.submissionId));

async function sealText(vault: Vault, args: unknown, column: string, find: FindKey): Promise<void> {
  const { data } = args as { data: Record<string, unknown> };
  const text = data[column];
  if (typeof text === 'string') data[column] = await vault.seal(await find(vault, data), text);
}
