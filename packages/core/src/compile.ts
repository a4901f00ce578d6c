/** Source[] → Charter: read, check, compile. Open this file first. */
import type { Charter } from './charter.ts';
import { check, shapeFindings } from './check/check.ts';
import { toCharter } from './compile/charter.ts';
import { freeze } from './compile/freeze.ts';
import { CharterError, type Diagnostic, isBrokenPromise, isFailingTest, type Locale } from './diagnostic.ts';
import { readDocument } from './document/read.ts';
import type { Source } from './document/source.ts';
import { digestOf } from './version/digest.ts';

export interface CompileOptions {
  /** The first of the two years to prove promises for, when the charter says no `valid-from`: 1970 to 9000. */
  readonly year: number;
  /** Language of the findings. Default: `en`. */
  readonly locale?: Locale;
}

export interface Compiled {
  /**
   * Null when a finding makes it unsafe to use. Examples and stories are a charter's tests: one that fails is an error to
   * repair before publishing, yet the charter can answer meanwhile.
   */
  readonly charter: Charter | null;
  /**
   * The same, also where nothing is wrong but promises that do not hold: stories can be played on it, to see why. It must
   * answer nobody.
   */
  readonly playable: Charter | null;
  /** Every finding at once, in the order an author should repair. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles the files of one brand's folder into a charter, or says everything that is wrong with them, each with its
 * place and a repair. Pure: the same files and year give the same charter, to the digest. Warnings do not hold it back.
 * Throws a `RangeError` for a year that is none.
 *
 * @example
 * const { charter, diagnostics } = compile(readCharter('playbooks/hirondelle'), { year: 2026 });
 */
export function compile(sources: readonly Source[], { year, locale = 'en' }: CompileOptions): Compiled {
  if (!Number.isInteger(year) || year < 1970 || year > 9000)
    throw new RangeError(`compile: ${year} is no year from 1970 to 9000.`);
  const document = readDocument(sources, locale);
  const model = toCharter(document, year);
  if (model === null) return { charter: null, playable: null, diagnostics: shapeFindings(document) };
  const charter = freeze({ ...model, digest: digestOf(model) });
  const diagnostics = check(document, charter, locale);
  const grave = diagnostics.filter((found) => found.severity === 'error' && !isFailingTest(found));
  const playable = grave.every(isBrokenPromise) ? charter : null;
  return { charter: grave.length === 0 ? charter : null, playable, diagnostics };
}

/** The same, for those who cannot go on without a charter: throws a `CharterError` with every finding. */
export function compileOrThrow(sources: readonly Source[], options: CompileOptions): Charter {
  const { charter, diagnostics } = compile(sources, options);
  if (charter === null) throw new CharterError(diagnostics);
  return charter;
}
