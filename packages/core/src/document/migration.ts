import { z } from 'zod';
import { ID } from './words.ts';

const step = z.string().regex(ID);
const steps = z.record(step, step);

/** migrations/<from>-<to>.yaml: how running cases move from one version to another, crisis by crisis. */
export const migrationSchema = z
  .strictObject({
    format: z.literal(1),
    crises: z.record(
      z.string().regex(ID),
      z.strictObject({
        /** The same step under another name: what was done there stays done. */
        rename: steps.optional(),
        /** Another step: the case goes on there, its due time stays. */
        move: steps.optional(),
        /** Steps of the new version whose deadline begins anew. */
        'restart-deadline': z.array(step).min(1).optional(),
        /** Steps of the old version: cases that stand there stay on it. */
        stay: z.array(step).min(1).optional(),
      }),
    ),
  })
  .meta({ title: 'migrations/<from>-<to>.yaml' });

export type MigrationYaml = z.infer<typeof migrationSchema>;
