/** The public names of Aplomb's core, in reading order. */

// A brand's folder in, a charter or every finding out.
export type { Source } from './document/source.ts';
export { compile, compileOrThrow, type Compiled, type CompileOptions } from './compile.ts';
export { CharterError, type Diagnostic, formatDiagnostic, type Locale, type Place } from './diagnostic.ts';

// A comment in, a prescription out.
export { prescribe, readerLanguage } from './prescribe.ts';
export { type CommentRefusal, type CommentRefusalCode, LONGEST_COMMENT, refuseComment } from './refuse.ts';
export { triage } from './triage/triage.ts';
export { resolveTone, type ToneSituation } from './tone/resolveTone.ts';
export { checkReply, draftReply, type DraftSituation } from './reply/draft.ts';

// A case, moved by events.
export { start } from './workflow/start.ts';
export { advance } from './workflow/advance.ts';
export { view } from './workflow/view.ts';
export { playStory } from './check/stories.ts';
export type { Story, StoryResult } from './workflow/story.ts';
export { onDuty } from './time/duty.ts';
export { durationWords, parseDuration } from './time/duration.ts';

// Versions.
export { canonicalJson, digestOf } from './version/digest.ts';

// The document, for tools that show or test it.
export { readDocument, type CharterDocument } from './document/read.ts';
export { nearest } from './document/nearest.ts';

// What the world says.
export { type Ability, type Platform, platforms } from './knowledge/channels.ts';
export { grounds } from './knowledge/grounds.ts';

// The nouns.
export type * from './charter.ts';
export type * from './comment.ts';
export type * from './case.ts';
export type * from './prescription.ts';
