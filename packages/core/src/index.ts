/** The public names of Aplomb's core, in reading order. */

export type * from './case.ts';
// The nouns.
export type * from './charter.ts';
export { playStory } from './check/stories.ts';
export type * from './comment.ts';
export { type Compiled, type CompileOptions, compile, compileOrThrow } from './compile.ts';
export { CharterError, type Diagnostic, formatDiagnostic, type Locale, type Place } from './diagnostic.ts';
export { charterJsonSchema } from './document/json-schema.ts';
export { nearest } from './document/nearest.ts';
// The document, for tools that show or test it.
export { type CharterDocument, readDocument } from './document/read.ts';
// A brand's folder in, a charter or every finding out.
export type { Source } from './document/source.ts';
// What the world says.
export { type Ability, type Platform, platforms } from './knowledge/channels.ts';
export { grounds } from './knowledge/grounds.ts';
// A comment in, a prescription out.
export { prescribe, readerLanguage } from './prescribe.ts';
export type * from './prescription.ts';
export { type CommentRefusal, type CommentRefusalCode, LONGEST_COMMENT, refuseComment } from './refuse.ts';
export { checkReply, type DraftSituation, draftReply } from './reply/draft.ts';
export { durationWords, parseDuration } from './time/duration.ts';
export { onDuty } from './time/duty.ts';
export { resolveTone, type ToneSituation } from './tone/resolveTone.ts';
export { triage } from './triage/triage.ts';
// Versions.
export { canonicalJson, digestOf } from './version/digest.ts';
export { advance } from './workflow/advance.ts';
// A case, moved by events.
export { start } from './workflow/start.ts';
export type { Story, StoryResult } from './workflow/story.ts';
export { view } from './workflow/view.ts';
export { clocksOf } from './workflow/clocks.ts';
export { readFacts } from './workflow/facts.ts';
