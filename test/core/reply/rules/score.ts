/** Precision and recall of each rule over labelled sentences. */
import type { Tone } from '../../../../packages/core/src/prescription.ts';
import { readReply } from '../../../../packages/core/src/reply/reading.ts';
import { replyRules } from '../../../../packages/core/src/reply/rules/index.ts';
import type { ReplyContext } from '../../../../packages/core/src/reply/rules/rule.ts';
import type { Sentences } from './sentences.ts';

export const plainTone: Tone = {
  address: null,
  speaksAs: 'we',
  serious: 0,
  formal: 0,
  respectful: 0,
  matterOfFact: 0,
  emoji: 1,
  exclamations: 1,
  sentenceWords: 25,
  apology: 'allowed',
  neverSay: [],
  mustInclude: [],
  because: [],
};

export function contextOf(language: string, more: Partial<ReplyContext> = {}, tone: Partial<Tone> = {}): ReplyContext {
  return {
    language,
    locale: 'en',
    tone: { ...plainTone, ...tone },
    isPublic: true,
    responsibility: 'accidental',
    ground: 'none',
    sums: [],
    privateValues: [],
    mustInclude: [],
    disclosure: null,
    author: null,
    hosts: [],
    contacts: [],
    names: ['Hirondelle'],
    maxLength: null,
    ...more,
  };
}

/** Whether a rule speaks about a text, and whether it is sure. */
export function verdict(rule: string, text: string, context: ReplyContext): 'error' | 'other' | null {
  const found = replyRules[rule]!(readReply(text), context);
  if (found.length === 0) return null;
  return found.some(({ severity }) => severity === 'error') ? 'error' : 'other';
}

export interface Score {
  readonly rule: string;
  readonly sentences: number;
  /** Of the sentences it speaks about, those labelled wrong. */
  readonly precision: number;
  /** The same for its errors alone; 1 when it raises none. */
  readonly errorPrecision: number;
  readonly errors: number;
  /** Of the sentences labelled wrong, those it speaks about. */
  readonly recall: number;
  readonly missed: readonly string[];
  readonly invented: readonly string[];
}

/** One score per rule, over all its tables. */
export function scores(tables: readonly Sentences[]): readonly Score[] {
  return [...new Set(tables.map((table) => table.rule))].map((rule) =>
    scoreOf(
      rule,
      tables.filter((table) => table.rule === rule),
    ),
  );
}

function scoreOf(rule: string, tables: readonly Sentences[]): Score {
  const judged = tables.flatMap((table) => {
    const context = contextOf(table.language, table.context, table.tone);
    const judge = (wrong: boolean) => (text: string) => ({ text, wrong, said: verdict(rule, text, context) });
    return [...table.wrong.map(judge(true)), ...table.right.map(judge(false))];
  });
  const spoken = judged.filter(({ said }) => said !== null);
  const errors = judged.filter(({ said }) => said === 'error');
  const wrong = judged.filter((one) => one.wrong);
  const share = (part: readonly unknown[], whole: readonly unknown[]) =>
    whole.length === 0 ? 1 : part.length / whole.length;
  return {
    rule,
    sentences: judged.length,
    precision: share(
      spoken.filter((one) => one.wrong),
      spoken,
    ),
    errorPrecision: share(
      errors.filter((one) => one.wrong),
      errors,
    ),
    errors: errors.length,
    recall: share(
      wrong.filter(({ said }) => said !== null),
      wrong,
    ),
    missed: wrong.filter(({ said }) => said === null).map(({ text }) => text),
    invented: spoken.filter((one) => !one.wrong).map(({ text }) => text),
  };
}

export function scoreTable(all: readonly Score[]): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const rows = all.map(
    (one) =>
      `| ${one.rule} | ${one.sentences} | ${percent(one.precision)} | ${one.errors === 0 ? '–' : percent(one.errorPrecision)} | ${percent(one.recall)} |`,
  );
  return ['| rule | sentences | precision | of its errors | recall |', '|---|---|---|---|---|', ...rows].join('\n');
}
