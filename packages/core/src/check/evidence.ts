/** Evidence is kept at least as long as the offence can be prosecuted. */
import type { Ground } from '../charter.ts';
import type { Diagnostic, Locale } from '../diagnostic.ts';
import { grounds } from '../knowledge/grounds.ts';
import { durationWords } from '../time/duration.ts';
import { type CheckContext, finding, inCharter } from './context.ts';
import { atLeastMs, atMostMs } from './rough-time.ts';

export function checkEvidence(context: CheckContext): Diagnostic[] {
  const { charter } = context;
  const kept = charter.keepEvidence;
  const used = Object.values(charter.playbooks).flatMap((playbook) => {
    const limitation = grounds[playbook.ground].limitation;
    return limitation === null ? [] : [{ ground: playbook.ground, crisis: playbook.crisis, limitation }];
  });
  const tooShort = used.filter(({ limitation }) => isShorter(kept, limitation));
  const worst = tooShort.sort((a, b) => atMostMs(b.limitation) - atMostMs(a.limitation))[0];
  if (worst === undefined) return [];
  return [
    finding(
      context,
      inCharter(context, 'keep-evidence'),
      'evidence/too-short',
      {
        fr: `Les preuves sont gardées ${durationWords(kept, 'fr')}, moins que le délai de prescription de « ${worst.ground} » (${durationWords(worst.limitation, 'fr')}), motif de « ${worst.crisis} ».`,
        en: `Evidence is kept ${durationWords(kept, 'en')}, less than the limitation period of "${worst.ground}" (${durationWords(worst.limitation, 'en')}), the ground of "${worst.crisis}".`,
      },
      {
        fr: `Écrivez au moins \`keep-evidence: ${durationWords(worst.limitation, 'en')}\`${where(worst.ground, 'fr')}.`,
        en: `Write at least \`keep-evidence: ${durationWords(worst.limitation, 'en')}\`${where(worst.ground, 'en')}.`,
      },
    ),
  ];
}

/** " (French law of 29 July 1881, art. 65)" */
function where(ground: Ground, locale: Locale): string {
  const source = grounds[ground].limitationSource;
  return source === null ? '' : ` (${source.article[locale]})`;
}

/** 12 months are a year and 24 months two; days and weeks count only what they certainly cover. */
function isShorter(kept: Parameters<typeof atMostMs>[0], limitation: Parameters<typeof atMostMs>[0]): boolean {
  const months = (duration: typeof kept) =>
    duration.unit === 'month' ? duration.amount : duration.unit === 'year' ? duration.amount * 12 : null;
  const a = months(kept);
  const b = months(limitation);
  return a !== null && b !== null ? a < b : atLeastMs(kept) < atMostMs(limitation);
}
