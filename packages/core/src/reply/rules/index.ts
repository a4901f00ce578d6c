/** Every rule about replies, in the order a writer should repair. */
import { address } from './address.ts';
import { admission } from './admission.ts';
import { apologyForbidden } from './apologyForbidden.ts';
import { apologyMissing } from './apologyMissing.ts';
import { asksPersonalData } from './asksPersonalData.ts';
import { blame } from './blame.ts';
import { capitals } from './capitals.ts';
import { characters } from './characters.ts';
import { disclosure } from './disclosure.ts';
import { emoji } from './emoji.ts';
import { empty } from './empty.ts';
import { exclamations } from './exclamations.ts';
import { falseApology } from './falseApology.ts';
import { language } from './language.ts';
import { link } from './link.ts';
import { missingFact } from './missingFact.ts';
import { mustInclude } from './mustInclude.ts';
import { namesAuthor } from './namesAuthor.ts';
import { neverSay } from './neverSay.ts';
import { personalData } from './personalData.ts';
import { privateFact } from './privateFact.ts';
import { promise } from './promise.ts';
import type { ReplyRule } from './rule.ts';
import { sentenceWords } from './sentenceWords.ts';
import { stance } from './stance.ts';
import { tooLong } from './tooLong.ts';
import { typography } from './typography.ts';
import { voice } from './voice.ts';

/** By the code of its findings: first what must not be seen, then what is said, then how. */
export const replyRules: Readonly<Record<string, ReplyRule>> = {
  empty,
  characters,
  'missing-fact': missingFact,
  'private-fact': privateFact,
  'personal-data': personalData,
  'asks-personal-data': asksPersonalData,
  'names-author': namesAuthor,
  language,
  'apology-missing': apologyMissing,
  'apology-forbidden': apologyForbidden,
  'false-apology': falseApology,
  stance,
  admission,
  promise,
  blame,
  'never-say': neverSay,
  'must-include': mustInclude,
  disclosure,
  address,
  voice,
  'sentence-words': sentenceWords,
  emoji,
  exclamations,
  capitals,
  link,
  typography,
  'too-long': tooLong,
};
