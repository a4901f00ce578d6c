/** Every reply obeys the tone of every channel, audience and severity that can reach it. */
import type { Charter, Playbook, Severity } from '../charter.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import type { ReplyFinding, Tone } from '../prescription.ts';
import { isPublicAt, replyContext } from '../reply/context.ts';
import { factsOf } from '../reply/facts.ts';
import { lintReading } from '../reply/lint.ts';
import { readReply } from '../reply/reading.ts';
import { sampleOf, sampleReplies } from '../reply/worstCase.ts';
import { resolveTone } from '../tone/resolveTone.ts';
import type { CheckContext } from './context.ts';
import { highestSeverity } from './needs.ts';
import { type ReplyFile, replyFiles } from './reply-uses.ts';

interface Setting {
  readonly crisis: string;
  readonly step: string;
  readonly channel: string;
  readonly tone: Tone;
}

export function checkReplyTone(context: CheckContext): Diagnostic[] {
  return replyFiles(context).flatMap((file) => {
    const samples = sampleReplies(context.charter, file.text, file.language);
    const readings = [...new Set(samples.map((sample) => sample.text))].map(readReply);
    const told = new Set<string>();
    return settingsOf(context, file).flatMap((setting) => {
      // Length and private facts have rules of their own, which know more.
      const by = { ...contextOf(context, file, setting), maxLength: null, privateValues: [] };
      return readings.flatMap((reading) =>
        lintReading(reading, by).flatMap((found) => {
          if (found.severity === 'info' || told.has(found.code)) return [];
          told.add(found.code);
          return [asDiagnostic(file, reading.text, found)];
        }),
      );
    });
  });
}

function contextOf(context: CheckContext, file: ReplyFile, setting: Setting) {
  return replyContext(context.charter, {
    ...setting,
    ...sampleSituation(context.charter),
    language: file.language,
    locale: context.locale,
  });
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

/** One setting for each tone, as the rules see it, in which the file can be sent. */
function settingsOf({ charter }: CheckContext, file: ReplyFile): Setting[] {
  const settings = new Map<string, Setting>();
  for (const { playbook, step, channels } of file.uses) {
    for (const channel of channels) {
      for (const audience of audiencesOf(Object.keys(charter.audiences))) {
        for (const severity of severitiesOf(playbook)) {
          const where = { crisis: playbook.crisis, step: step.key, channel: channel.key };
          const tone = resolveTone(charter, { ...where, audience, severity, language: file.language });
          const key = JSON.stringify([judgedBy(tone), isPublicAt(charter, where), playbook.responsibility]);
          if (!settings.has(key)) settings.set(key, { ...where, tone });
        }
      }
    }
  }
  return [...settings.values()];
}

/** The axes and reasons of a tone are for people; no rule judges by them. */
function judgedBy({ because, serious, formal, respectful, matterOfFact, ...judged }: Tone) {
  return judged;
}

const audiencesOf = (keys: readonly string[]) => (keys.length === 0 ? [null] : keys);

function severitiesOf(playbook: Playbook): Severity[] {
  const levels: Severity[] = [1, 2, 3, 4, 5];
  return levels.filter((level) => level >= playbook.severity.base && level <= highestSeverity(playbook));
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
