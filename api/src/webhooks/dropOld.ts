import { inTransaction } from '../db.ts';
import type { Services } from '../services.ts';

const atOnce = 1_000;

/** Drops what was told so long ago, with its log, unless somebody still waits for it; a part at a time, however much there is. */
export async function dropOldMessages({ db, now }: Services, keptMs: number): Promise<void> {
  const where = {
    at: { lt: new Date(now() - keptMs) },
    deliveries: { none: { state: 'waiting', webhook: { closedAt: null } } },
  };
  for (let dropped = atOnce; dropped === atOnce; ) {
    const old = await db.webhookMessage.findMany({ where, select: { id: true }, take: atOnce });
    const messageId = { in: old.map(({ id }) => id) };
    await inTransaction(db, async (tx) => {
      await tx.webhookTry.deleteMany({ where: { messageId } });
      await tx.webhookDelivery.deleteMany({ where: { messageId } });
      await tx.webhookMessage.deleteMany({ where: { id: messageId } });
    });
    dropped = old.length;
  }
}
