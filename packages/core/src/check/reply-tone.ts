/** Every reply obeys the tone of every channel, audience and severity that can reach it. */
import type { Charter } from '../charter.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import type { ReplyFinding } from '../prescription.ts';
import { replyContext } from '../reply/context.ts';
import { factsOf } from '../reply/facts.ts';
import { alike, linterOf } from '../reply/lintAgain.ts';
import { readReply } from '../reply/reading.ts';
import type { ReplyContext } from '../reply/rules/rule.ts';
import { sampleOf, sampleReplies } from '../reply/worstCase.ts';
import type { CheckContext } from './context.ts';
import { type Setting, settingsOf } from './reply-settings.ts';
import { type ReplyFile, replyFiles } from './reply-uses.ts';

export function checkReplyTone(context: CheckContext): Diagnostic[] {
  const contextOf = contextsOf(context);
  return replyFiles(context).flatMap((file) => {
    const samples = sampleReplies(context.charter, file.text, file.language);
    const readings = [...new Set(samples.map((sample) => sample.text))].map(readReply);
    const linters = readings.map((reading) => ({ reading, lint: linterOf(reading) }));
    const told = new Set<string>();
    return settingsOf(context.charter, file).flatMap((setting) => {
      const by = contextOf(file, setting);
      return linters.flatMap(({ reading, lint }) =>
        lint(by).flatMap((found) => {
          if (found.severity === 'info' || told.has(found.code)) return [];
          told.add(found.code);
          return [asDiagnostic(file, reading.text, found)];
        }),
      );
    });
  });
}

/**
 * By what a file is judged in a setting. One context serves all that differ in their tone only: the crisis counts by what it
 * is, not by its name, the channel by its account and platform.
 */
function contextsOf({ charter, locale }: CheckContext): (file: ReplyFile, setting: Setting) => ReplyContext {
  const situation = sampleSituation(charter);
  const share = alike();
  const known = new Map<string, ReplyContext>();
  return ({ language }, { tone, step, ...where }) => {
    const { responsibility, ground, family } = charter.playbooks[where.crisis]!;
    const { account, platform } = charter.channels[where.channel]!;
    const { isPublic } = where;
    const key = JSON.stringify([
      language,
      { responsibility, ground, family },
      { account, platform, isPublic },
      tone.mustInclude,
    ]);
    const before = known.get(key);
    if (before !== undefined) return { ...before, tone: share(tone) };
    const whole = replyContext(charter, { ...where, ...situation, step, language, locale, tone });
    // Length and private facts have rules of their own, which know more.
    const made = share({ ...whole, maxLength: null, privateValues: [] });
    known.set(key, made);
    return { ...made, tone: share(tone) };
  };
}

/** The values that the sample replies were written with. */
function sampleSituation(charter: Charter) {
  const facts = Object.entries(factsOf(charter)).filter(([name]) => Object.hasOwn(charter.facts, name));
  return {
    facts: Object.fromEntries(facts.map(([name, info]) => [name, sampleOf(info)])),
    authorName: 'Camille',
    agentName: 'Dominique',
    now: Date.parse(charter.horizon.from),
  };
}

function asDiagnostic(file: ReplyFile, text: string, found: ReplyFinding): Diagnostic {
  return {
    ...placeOf(file, found.start === null || found.end === null ? '' : text.slice(found.start, found.end)),
    code: `reply/${found.code}`,
    severity: found.severity === 'error' ? 'error' : 'warning',
    message: found.message,
    hint: null,
  };
}

/** The words found, where the template has them as they are; else its first line. */
function placeOf(file: ReplyFile, words: string): Place {
  const offset = words.trim() === '' ? -1 : file.text.indexOf(words);
  const before = offset < 0 ? '' : file.text.slice(0, offset);
  const line = before.split('\n').length;
  return { file: file.file, line, column: before.length - (before.lastIndexOf('\n') + 1) + 1 };
}
