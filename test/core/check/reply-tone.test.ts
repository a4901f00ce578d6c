import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../packages/core/src/charter.ts';
import type { CheckContext } from '../../../packages/core/src/check/context.ts';
import { settingsOf } from '../../../packages/core/src/check/reply-settings.ts';
import { replyFiles } from '../../../packages/core/src/check/reply-uses.ts';
import { compileOrThrow } from '../../../packages/core/src/compile.ts';
import { readDocument } from '../../../packages/core/src/document/read.ts';
import { readCharter } from '../../../packages/core/src/node.ts';
import type { Tone } from '../../../packages/core/src/prescription.ts';
import { isPublicAt, replyContext } from '../../../packages/core/src/reply/context.ts';
import { lintReading } from '../../../packages/core/src/reply/lint.ts';
import { alike, linterOf } from '../../../packages/core/src/reply/lintAgain.ts';
import { readReply } from '../../../packages/core/src/reply/reading.ts';
import { sampleReplies } from '../../../packages/core/src/reply/worstCase.ts';
import { resolveTone } from '../../../packages/core/src/tone/resolveTone.ts';

const sources = readCharter(fileURLToPath(new URL('../../../playbooks/croquembouche', import.meta.url)));
const charter = compileOrThrow(sources, { year: 2026 });
const context: CheckContext = {
  document: readDocument(sources, 'en'),
  charter,
  locale: 'en',
  sound: Object.values(charter.playbooks),
};
const files = replyFiles(context);
const situation = { facts: {}, authorName: 'Camille', agentName: 'Dominique', now: Date.parse(charter.horizon.from) };

/** A voice that no reply of the brand was written for: rules find much. */
const strict = (tone: Tone): Tone => ({
  ...tone,
  speaksAs: tone.speaksAs === 'we' ? 'i' : 'we',
  sentenceWords: 5,
  emoji: 0,
  exclamations: 0,
  neverSay: ['merci', 'thank*', 'nous'],
});

const judged = ({ because, serious, formal, respectful, matterOfFact, ...tone }: Tone) => JSON.stringify(tone);

describe('a reply judged in many tones', () => {
  it('is found the same faults as when each tone is judged by itself', () => {
    const share = alike();
    let found = 0;
    const differing = files.flatMap((file) => {
      const [sample] = sampleReplies(charter, file.text, file.language);
      const reading = readReply(sample!.text);
      const lint = linterOf(reading);
      return settingsOf(charter, file).flatMap((setting) =>
        [setting.tone, strict(setting.tone)].flatMap((tone) => {
          const by = replyContext(charter, { ...setting, ...situation, tone, language: file.language, locale: 'en' });
          const alone = lintReading(reading, by);
          found += alone.length;
          const again = lint(share({ ...by, tone: share(tone) }));
          return JSON.stringify(again) === JSON.stringify(alone) ? [] : [{ file: file.file, alone, again }];
        }),
      );
    });
    expect(differing).toEqual([]);
    expect(found).toBeGreaterThan(files.length);
  });

  it('is judged in every tone in which it can be sent', () => {
    const audiences = Object.keys(charter.audiences);
    const missing = files.flatMap((file) => {
      const known = new Set(settingsOf(charter, file).map(({ tone, isPublic }) => `${isPublic} ${judged(tone)}`));
      return file.uses.flatMap(({ playbook, step, channels }) => {
        const { base, raise } = playbook.severity;
        const highest = Math.max(base, ...raise.map(({ to }) => to));
        const levels = ([1, 2, 3, 4, 5] as Severity[]).filter((level) => level >= base && level <= highest);
        return channels.flatMap(({ key: channel }) =>
          (audiences.length === 0 ? [null] : audiences).flatMap((audience) =>
            levels.flatMap((severity) => {
              const where = { crisis: playbook.crisis, step: step.key, channel };
              const tone = resolveTone(charter, { ...where, audience, severity, language: file.language });
              return known.has(`${isPublicAt(charter, where)} ${judged(tone)}`)
                ? []
                : [{ ...where, audience, severity }];
            }),
          ),
        );
      });
    });
    expect(missing).toEqual([]);
  });
});
