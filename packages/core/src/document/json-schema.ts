/** The JSON Schema of a charter's files, for editors: the same Zod schemas that do the checking, written down. */
import { z } from 'zod';
import { charterSchema } from './charter.ts';
import { examplesSchema } from './examples.ts';
import { migrationSchema } from './migration.ts';
import { playbookSchema } from './playbook.ts';
import { storiesSchema } from './stories.ts';

/**
 * One schema for all five kinds of files, so that an editor needs one line: a list is examples or stories, a block with
 * `brand` a charter, one with `crises` a migration, any other block a playbook.
 */
export function charterJsonSchema(): object {
  const schema = (document: z.ZodType) => {
    const { $schema, ...rest } = z.toJSONSchema(document, { target: 'draft-2020-12', io: 'input', reused: 'inline' });
    return rest;
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Aplomb charter, format 1',
    if: { type: 'array' },
    then: {
      if: { items: { required: ['story'] } },
      then: { $ref: '#/$defs/stories' },
      else: { $ref: '#/$defs/examples' },
    },
    else: {
      if: { required: ['brand'] },
      then: { $ref: '#/$defs/charter' },
      else: {
        if: { required: ['crises'] },
        then: { $ref: '#/$defs/migration' },
        else: { $ref: '#/$defs/playbook' },
      },
    },
    $defs: {
      charter: schema(charterSchema),
      playbook: schema(playbookSchema),
      examples: schema(examplesSchema),
      stories: schema(storiesSchema),
      migration: schema(migrationSchema),
    },
  };
}
