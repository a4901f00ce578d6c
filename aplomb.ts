/** `pnpm aplomb …`: the commands of the server where the word is one of theirs, else the command line of authors. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { commandNamed, languageOf, overview, run } = await import('./api/src/commands/run.ts');

const argv = process.argv.slice(2);
const { locale, words } = languageOf(argv, process.env);
const [name, asked] = words;
const asksForHelp = name === 'help' || name === '--help' || name === '-h';
const command = commandNamed(asksForHelp ? asked : name);
if (command === null) {
  await import('./packages/cli/src/main.ts');
  if (asksForHelp && asked === undefined) console.log(`\n${overview(locale)}`);
} else if (asksForHelp) {
  console.log(command.help[locale]);
} else {
  const lang = locale === 'fr' ? '--lang=fr' : '--lang=en';
  process.exitCode = await run(command, [lang, ...words.slice(1)], process.env);
}
