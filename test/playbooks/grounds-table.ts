/** The legal grounds as the reference shows them, made from the data. Run it to see the page's section as it must read. */
import { durationWords, grounds, hostRules, type LawSource } from '../../packages/core/src/index.ts';

const cited = ({ article, url, confidence, disputed }: LawSource): string => {
  const doubts = [confidence === 'text' ? [] : [confidence], disputed === null ? [] : ['disputed']].flat();
  return `[${article.en}](${url})${doubts.length === 0 ? '' : ` *${doubts.join(', ')}*`}`;
};

export function groundsTable(): string {
  const rows = Object.values(grounds)
    .filter(({ ground }) => ground !== 'none')
    .map(({ ground, limitation, limitationSource, keep, duties }) => {
      const prosecuted =
        limitation === null || limitationSource === null
          ? 'none demanded'
          : `${durationWords(limitation, 'en')} (${cited(limitationSource)})`;
      const told = duties.map(
        ({ force, to, term, when, source }) => `**${force}** ${to.en}: ${term.words.en}; ${when.en} (${cited(source)})`,
      );
      return `| \`${ground}\` | ${prosecuted} | ${keep.map(({ en }) => en).join('; ')} | ${told.join('<br>')} |`;
    });
  return ['| Ground | Prosecuted within | Keep | Who is told |', '|---|---|---|---|', ...rows].join('\n');
}

export function hostTable(): string {
  const rows = hostRules.map(({ title, term, content, unless, source }) => {
    const except = unless.length === 0 ? '' : `; not where: ${unless.map(({ en }) => en).join('; ')}`;
    return `| ${title.en} | ${term.words.en} | ${content.map(({ en }) => en).join('; ')}${except} | ${cited(source)} |`;
  });
  return ['| Duty | When | What it holds | Source |', '|---|---|---|---|', ...rows].join('\n');
}

if (import.meta.main) process.stdout.write(`${groundsTable()}\n\n${hostTable()}\n`);
