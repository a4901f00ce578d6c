import { z } from 'zod';
import { ref } from './references.ts';
import { flag, languageCode, severity, words } from './words.ts';

/** examples.yaml: comments that are, or are not, this crisis. */
export const examplesSchema = z
  .array(
    z.strictObject({
      text: words,
      lang: languageCode.optional(),
      channel: ref('channel').optional(),
      not: flag.optional(),
      expect: z.strictObject({ severity: severity.optional() }).optional(),
    }),
  )
  .meta({ title: 'examples.yaml' });

export type ExamplesYaml = z.infer<typeof examplesSchema>;
export type ExampleYaml = ExamplesYaml[number];
