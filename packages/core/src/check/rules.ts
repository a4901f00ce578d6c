/** The order in which an author should repair. Each rule stands in its own file. */
import { checkActions, checkRepliesPerComment } from './actions.ts';
import { checkApprovals } from './approvals.ts';
import { checkBasics } from './basics.ts';
import type { Rule } from './context.ts';
import { checkDeadlines } from './deadlines.ts';
import { checkEvidence } from './evidence.ts';
import { checkExamples } from './examples.ts';
import { checkFlow } from './flow.ts';
import { checkHours } from './hours.ts';
import { checkLanguages } from './languages.ts';
import { checkNeeds } from './needs.ts';
import { checkOverlaps } from './overlaps.ts';
import { checkReferences } from './references.ts';
import { checkSteps } from './steps.ts';
import { checkReplyFiles } from './reply-files.ts';
import { checkReplyFit } from './reply-fit.ts';
import { checkReplyTone } from './reply-tone.ts';
import { checkStories } from './stories.ts';
import { checkStoryWords } from './story-words.ts';
import { checkTemplates } from './templates.ts';
import { checkTone } from './tone.ts';

export interface Stage {
  /**
   * `nothing`: runs on whatever could be read. `sound`: looks only at playbooks without an earlier error.
   * `all`: runs only when there is no earlier error.
   */
  readonly needs: 'nothing' | 'sound' | 'all';
  readonly rules: readonly Rule[];
}

export const charterRules: readonly Stage[] = [
  { needs: 'nothing', rules: [checkReferences, checkLanguages, checkBasics, checkStoryWords] },
  { needs: 'sound', rules: [checkSteps] },
  { needs: 'sound', rules: [checkFlow, checkDeadlines, checkNeeds, checkApprovals] },
  { needs: 'sound', rules: [checkActions, checkRepliesPerComment, checkEvidence, checkTone, checkHours] },
  { needs: 'sound', rules: [checkReplyFiles, checkTemplates] },
  { needs: 'sound', rules: [checkReplyFit, checkReplyTone, checkStories] },
  { needs: 'all', rules: [checkOverlaps, checkExamples] },
];
