/** The order in which an author should repair. Each rule stands in its own file. */
import { checkActions, checkRepliesPerComment } from './actions.ts';
import { checkApprovals } from './approvals.ts';
import { checkBasics } from './basics.ts';
import { checkConfusable } from './confusable.ts';
import type { Rule } from './context.ts';
import { checkDates } from './dates.ts';
import { checkDeadlines } from './deadlines.ts';
import { checkEvidence } from './evidence.ts';
import { checkExamples } from './examples.ts';
import { checkFlow } from './flow.ts';
import { checkHours } from './hours.ts';
import { checkLanguages } from './languages.ts';
import { checkMigrations } from './migrations.ts';
import { checkNeeds } from './needs.ts';
import { checkOverlaps } from './overlaps.ts';
import { checkPhrases } from './phrases.ts';
import { checkPromises } from './promises/rule.ts';
import { checkPromiseWords } from './promises/written.ts';
import { checkRaises } from './raises.ts';
import { checkReferences } from './references.ts';
import { checkReplyFiles } from './reply-files.ts';
import { checkReplyFit } from './reply-fit.ts';
import { checkReplyTone } from './reply-tone.ts';
import { checkReservedNames } from './reserved-names.ts';
import { checkStepNames } from './step-names.ts';
import { checkSteps } from './steps.ts';
import { checkStories } from './stories.ts';
import { checkStoryWords } from './story-words.ts';
import { checkStrangeNames } from './strange-names.ts';
import { checkTemplates } from './templates.ts';
import { checkTold } from './told.ts';
import { checkTone } from './tone.ts';
import { checkUnreached } from './unreached.ts';
import { checkWaits } from './waits.ts';
import { checkWindows } from './windows.ts';

export interface Stage {
  /**
   * `nothing`: runs on whatever could be read. `sound`: looks only at playbooks without an earlier error. `charter`: the
   * same, and only when charter.yaml and the partials have none. `all`: runs only when there is no earlier error. Failing
   * examples and stories hold back nothing.
   */
  readonly needs: 'nothing' | 'sound' | 'charter' | 'all';
  readonly rules: readonly Rule[];
}

export const charterRules: readonly Stage[] = [
  {
    needs: 'nothing',
    rules: [
      checkReferences,
      checkLanguages,
      checkReservedNames,
      checkBasics,
      checkDates,
      checkPromiseWords,
      checkStoryWords,
      checkStrangeNames,
    ],
  },
  { needs: 'sound', rules: [checkStepNames, checkSteps] },
  { needs: 'sound', rules: [checkDeadlines] },
  { needs: 'sound', rules: [checkFlow] },
  { needs: 'sound', rules: [checkNeeds, checkApprovals, checkWaits, checkRaises, checkPhrases] },
  { needs: 'sound', rules: [checkActions, checkRepliesPerComment] },
  { needs: 'charter', rules: [checkEvidence, checkTold, checkTone, checkHours] },
  { needs: 'charter', rules: [checkMigrations, checkWindows, checkReplyFiles, checkTemplates] },
  { needs: 'charter', rules: [checkReplyFit, checkReplyTone, checkStories] },
  { needs: 'all', rules: [checkPromises, checkOverlaps, checkUnreached, checkExamples, checkConfusable] },
];
