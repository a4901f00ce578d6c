/** The public names of Aplomb's core, by the file they live in. Start with `compile` and `prescribe`. */

export type * from './case.ts';
export type * from './charter.ts';
export { worstWords } from './check/promises/broken.ts';
export type { Proof } from './check/promises/proof.ts';
export { provePromises } from './check/promises/prove.ts';
export { promiseWords } from './check/promises/sentence.ts';
export { playStory } from './check/stories.ts';
export type * from './comment.ts';
export { freeze } from './compile/freeze.ts';
export { type Compiled, type CompileOptions, compile, compileOrThrow } from './compile.ts';
export {
  CharterError,
  type Diagnostic,
  formatDiagnostic,
  isFailingTest,
  type Locale,
  type Place,
} from './diagnostic.ts';
export { charterJsonSchema } from './document/json-schema.ts';
export { nearest } from './document/nearest.ts';
export { type CharterDocument, readDocument } from './document/read.ts';
export type { Source } from './document/source.ts';
export { type Ability, type Platform, platforms } from './knowledge/channels.ts';
export { grounds } from './knowledge/grounds.ts';
export { drawPages, drawPlaybook } from './picture/draw.ts';
export { mermaid } from './picture/mermaid.ts';
export { prescribe, readerLanguage } from './prescribe.ts';
export type * from './prescription.ts';
export { type CommentRefusal, type CommentRefusalCode, LONGEST_COMMENT, refuseComment } from './refuse.ts';
export { type Brief, type BriefFact, type BriefSituation, type SayableFact, toneBrief } from './reply/brief.ts';
export { type BriefReader, briefText } from './reply/briefText.ts';
export { checkReply, type DraftSituation, draftReply } from './reply/draft.ts';
export { fromVoice } from './reply/voice/fromVoice.ts';
export type { VoiceLoss } from './reply/voice/loss.ts';
export { toVoice } from './reply/voice/toVoice.ts';
export { addDuration } from './time/calendar.ts';
export { durationWords, parseDuration } from './time/duration.ts';
export { onDuty } from './time/duty.ts';
export { resolveTone, type ToneSituation } from './tone/resolveTone.ts';
export { type Change, whatWouldChange } from './triage/counterfactual.ts';
export { severityOf } from './triage/severity.ts';
export { type HourlyCount, type Surge, surgeOf } from './triage/surge.ts';
export { triage } from './triage/triage.ts';
export { canonicalJson, digestOf } from './version/digest.ts';
export { advance } from './workflow/advance.ts';
export { clocksOf } from './workflow/clocks.ts';
export { readFacts } from './workflow/facts.ts';
export { start } from './workflow/start.ts';
export type { Story, StoryResult } from './workflow/story.ts';
export { view } from './workflow/view.ts';
