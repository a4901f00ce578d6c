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
export type { CrisisMigration, Migrating, Migration } from './compile/migrations.ts';
export { type Compiled, type CompileOptions, compile, compileOrThrow } from './compile.ts';
export {
  CharterError,
  type Diagnostic,
  formatDiagnostic,
  isBrokenPromise,
  isFailingTest,
  type Locale,
  type Place,
  type WorstCase,
} from './diagnostic.ts';
export type { ExampleYaml } from './document/examples.ts';
export { charterJsonSchema } from './document/json-schema.ts';
export { nearest } from './document/nearest.ts';
export { type CharterDocument, readDocument } from './document/read.ts';
export type { Source } from './document/source.ts';
export { isBefore, type Level, nextVersion } from './document/version-number.ts';
export { authorKinds } from './document/words.ts';
export { exampleYaml, storyYaml } from './document/write.ts';
export { type Coverage, coverageOf, type Reached } from './drafting/coverage.ts';
export { type DraftedStory, type Drafts, draftTests, type Untouched } from './drafting/draft.ts';
export { type Ability, type Platform, platforms } from './knowledge/channels.ts';
export { type HostRule, hostRules } from './knowledge/dsa.ts';
export { type GroundInfo, grounds } from './knowledge/grounds.ts';
export type { Duty, LawSource, LawTerm } from './knowledge/law.ts';
export { drawPages, drawPlaybook } from './picture/draw.ts';
export { mermaid } from './picture/mermaid.ts';
export { prescribe, readerLanguage } from './prescribe.ts';
export type * from './prescription.ts';
export { type CommentRefusal, type CommentRefusalCode, LONGEST_COMMENT, refuseComment } from './refuse.ts';
export { type Brief, type BriefFact, type BriefSituation, type SayableFact, toneBrief } from './reply/brief.ts';
export { type BriefReader, briefText } from './reply/briefText.ts';
export type { ReplySituation, Writer } from './reply/context.ts';
export { checkReply, type DraftSituation, draftReply } from './reply/draft.ts';
export { applyProposals, type Proposal, type ProposedFinding } from './reply/proposal.ts';
export { isUnchanged, type SentSituation } from './reply/unchanged.ts';
export { fromVoice } from './reply/voice/fromVoice.ts';
export type { VoiceLoss } from './reply/voice/loss.ts';
export { toVoice } from './reply/voice/toVoice.ts';
export { addDuration } from './time/calendar.ts';
export { durationWords, parseDuration } from './time/duration.ts';
export { onDuty } from './time/duty.ts';
export { resolveTone, type ToneSituation } from './tone/resolveTone.ts';
export { type Change, whatWouldChange } from './triage/counterfactual.ts';
export { type Confusion, type CrossValidation, crossvalidate } from './triage/crossvalidate.ts';
export { type Correction, type CorrectionProposal, proposeFromCorrections } from './triage/learn/corrections.ts';
export type { Doubt } from './triage/learn/doubts.ts';
export { effectOf, foundAmong, type LearnEffect } from './triage/learn/effect.ts';
export type { ExampleProposal, SureProposal } from './triage/learn/examples.ts';
export { type Lessons, learn } from './triage/learn/learn.ts';
export type { NewType } from './triage/learn/newTypes.ts';
export type { PhraseProposal } from './triage/learn/phrases.ts';
export { severityOf } from './triage/severity.ts';
export { type HourlyCount, type Surge, surgeOf } from './triage/surge.ts';
export { evidenceOf, triage } from './triage/triage.ts';
export { bumpOf, type CharterChange, type CharterDiff, diffCharters } from './version/diff.ts';
export { canonicalJson, digestOf } from './version/digest.ts';
export { draftMigration } from './version/draft-migration.ts';
export { type Migrated, type MigrationRefused, migrateCase, migrationFrom } from './version/migrate.ts';
export type { MigrationCode } from './version/migration-words.ts';
export type { Renamed } from './version/renamed.ts';
export { counterpart } from './version/standing.ts';
export { advance } from './workflow/advance.ts';
export { clocksOf } from './workflow/clocks.ts';
export { readFacts } from './workflow/facts.ts';
export { start } from './workflow/start.ts';
export type { Story, StoryResult } from './workflow/story.ts';
export { view } from './workflow/view.ts';
