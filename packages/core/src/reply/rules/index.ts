/** Every rule about replies, in the order a writer should repair. */
import { emoji } from './emoji.ts';
import { exclamations } from './exclamations.ts';
import { missingFact } from './missingFact.ts';
import { mustInclude } from './mustInclude.ts';
import { neverSay } from './neverSay.ts';
import { privateFact } from './privateFact.ts';
import type { ReplyRule } from './rule.ts';
import { sentenceWords } from './sentenceWords.ts';
import { tooLong } from './tooLong.ts';

export const replyRules: readonly ReplyRule[] = [
  missingFact,
  privateFact,
  neverSay,
  mustInclude,
  sentenceWords,
  emoji,
  exclamations,
  tooLong,
];
