import { z } from 'zod';
import { ref } from './references.ts';
import { language } from './texts.ts';
import { words } from './words.ts';

const axis = z.literal([-1, 0, 1]);
const limit = z.number().int().min(0).max(50);
const address = z.enum(['vous', 'tu']);

/** Values of a tone; all optional, what is absent is inherited. */
export const tone = z
  .strictObject({
    address: z.union([address, z.record(language, address)]).optional(),
    'speaks-as': z.enum(['we', 'i']).optional(),
    serious: axis.optional(),
    formal: axis.optional(),
    respectful: axis.optional(),
    'matter-of-fact': axis.optional(),
    emoji: limit.optional(),
    exclamations: limit.optional(),
    'sentence-words': z.number().int().min(5).max(100).optional(),
    apology: z.enum(['required', 'allowed', 'forbidden']).optional(),
    'never-say': z.union([z.array(words), z.record(language, z.array(words))]).optional(),
    'must-include': z.array(ref('partial')).optional(),
  })
  .meta({ description: 'How the brand sounds: address, four axes (-1, 0, 1), limits per reply.' });

/** The name of a tone, or values. */
export const toneLayer = z.union([ref('tone'), tone]);

export type ToneDocument = z.infer<typeof tone>;
export type ToneLayerDocument = z.infer<typeof toneLayer>;
