import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LONGEST_LINE, linesOf } from '../../packages/cli/src/lines.ts';
import { demoWith } from './brand.ts';
import { aplomb, jsonLines, MAIN } from './run.ts';

vi.setConfig({ testTimeout: 120_000 });

let cwd = '';
beforeAll(() => {
  cwd = demoWith();
});

const now = ['--now', '2026-11-20T22:00:00+01:00'];
const triage = (input: string | Uint8Array, ...words: string[]) =>
  aplomb(['triage', '--charter', 'demo', ...now, ...words], { cwd, input });

describe('aplomb triage', () => {
  it('answers each line with exactly its verdict, in order', () => {
    const { code, out, err } = triage(
      '{"id":7,"text":"Mon colis est perdu","lang":"fr"}\n{"id":"b","text":"My parcel is lost","author":{"kind":"PRESS"}}\n',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const verdict = {
      crisis: 'parcel',
      confidence: expect.any(Number),
      abstained: false,
      alternatives: expect.any(Array),
    };
    expect(jsonLines(out)).toEqual([
      { id: 7, ...verdict, severity: 2 },
      { id: 'b', ...verdict, severity: 4 },
    ]);
    expect(Object.keys(jsonLines(out)[0] as object)).toEqual([
      'id',
      'crisis',
      'confidence',
      'abstained',
      'alternatives',
      'severity',
    ]);
  });

  it('names the alternatives of what it leaves to a person', () => {
    const [answer] = jsonLines(triage('{"id":1,"text":"Bonjour"}\n').out) as {
      crisis: string;
      abstained: boolean;
      alternatives: object[];
    }[];
    expect(answer).toMatchObject({ crisis: 'other', abstained: true });
    for (const other of answer?.alternatives ?? [])
      expect(other).toEqual({ crisis: expect.any(String), confidence: expect.any(Number) });
  });

  it('tells a bad line at its place and goes on', () => {
    const good = '"text":"Mon colis est perdu"';
    const lines = [
      `{"id":1,${good}}`,
      'nonsense',
      '[1]',
      '{"id":"no text"}',
      '{"id":"number","text":5}',
      '{"id":"empty","text":" \\n "}',
      `{"id":"long","text":"${'a'.repeat(20_001)}"}`,
      `{"id":"channel","channel":"constructor",${good}}`,
      `{"id":"kind","author":{"kind":"alien"},${good}}`,
      `{"id":"author","author":"bob",${good}}`,
      `{"id":"posted","postedAt":"yesterday",${good}}`,
      `{"id":"null","lang":null,"channel":null,"author":null,${good}}`,
      `{"id":"row","track":"charter","label":"parcel","alt":[],"lang":"fr",${good}}`,
    ];
    const { code, out, err } = triage(`${lines.join('\r\n')}`);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const answers = jsonLines(out) as { id: unknown; error?: { code: string; message: string }; crisis?: string }[];
    expect(answers.map(({ id, error, crisis }) => [id, error?.code ?? crisis])).toEqual([
      [1, 'parcel'],
      [null, 'INVALID_JSON'],
      [null, 'INVALID_JSON'],
      ['no text', 'TEXT_REQUIRED'],
      ['number', 'FIELD_INVALID'],
      ['empty', 'COMMENT_EMPTY'],
      ['long', 'COMMENT_TOO_LONG'],
      ['channel', 'CHANNEL_UNKNOWN'],
      ['kind', 'FIELD_INVALID'],
      ['author', 'FIELD_INVALID'],
      ['posted', 'FIELD_INVALID'],
      ['null', 'parcel'],
      ['row', 'parcel'],
    ]);
    expect(answers[1]).toEqual({ id: null, error: { code: 'INVALID_JSON', message: 'Line 2 is no JSON object.' } });
    expect(answers[8]?.error?.message).toMatch(/^author\.kind: expected customer, prospect, /);
  });

  it('says it in French', () => {
    expect(jsonLines(triage('nope\n', '--lang', 'fr').out)).toEqual([
      { id: null, error: { code: 'INVALID_JSON', message: "La ligne 1 n'est pas un objet JSON." } },
    ]);
  });

  it('reads a file, a byte order mark and a last line without its end, and skips empty lines', () => {
    writeFileSync(
      join(cwd, 'in.jsonl'),
      '\ufeff{"id":1,"text":"Mon colis est perdu"}\n\n  \n{"id":2,"text":"Paquet perdu"}',
    );
    const { code, out } = triage('', 'in.jsonl');
    expect(code).toBe(0);
    expect(jsonLines(out)).toMatchObject([{ id: 1 }, { id: 2 }]);
  });

  it('gives nothing for nothing', () => {
    expect(triage('')).toEqual({ code: 0, out: '', err: '' });
  });

  it('answers 100 000 lines in order', () => {
    const lines = Array.from({ length: 100_000 }, (_, id) =>
      id === 54_321 ? 'broken' : JSON.stringify({ id, text: `Mon colis ${id} est perdu` }),
    );
    const { code, out } = triage(lines.join('\n'));
    const ids = (jsonLines(out) as { id: number | null }[]).map(({ id }) => id);
    expect(code).toBe(1);
    expect(ids).toEqual(lines.map((_, id) => (id === 54_321 ? null : id)));
  });

  it('answers what has arrived before the input ends', async () => {
    const child = spawn(process.execPath, [MAIN, 'triage', '--charter', 'demo'], { cwd });
    child.stdin.write('{"id":1,"text":"Mon colis est perdu"}\n');
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(String(chunk))).toMatchObject({ id: 1, crisis: 'parcel' });
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('leaves quietly when the reader has left', async () => {
    const child = spawn(process.execPath, [MAIN, 'prescribe', '--charter', 'demo'], { cwd });
    const input = Array.from({ length: 20_000 }, (_, id) => JSON.stringify({ id, text: 'Mon colis est perdu' })).join(
      '\n',
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += String(chunk);
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(err).toBe('');
  });

  it.each([
    ['a file that is not there', ['--charter', 'demo', 'none.jsonl'], 'aplomb: none.jsonl does not exist.\n'],
    ['a folder', ['--charter', 'demo', 'demo'], 'aplomb: demo is a folder, not a file.\n'],
    ['a charter that is not there', ['--charter', 'demu'], 'aplomb: demu does not exist.\n    Did you mean "demo"?\n'],
  ])('refuses %s', (_, words, err) => {
    expect(aplomb(['triage', ...words], { cwd })).toEqual({ code: 2, out: '', err });
  });
});

describe('aplomb prescribe', () => {
  it('gives each line the prescription that try gives', () => {
    const { code, out } = aplomb(['prescribe', '--charter', 'demo', ...now], {
      cwd,
      input: '{"id":1,"text":"Mon colis est perdu !"}\nnope\n',
    });
    const tried = JSON.parse(
      aplomb(['try', 'demo', 'Mon colis est perdu !', '--json', ...now], { cwd }).out,
    ) as unknown;
    expect(code).toBe(1);
    expect(jsonLines(out)).toEqual([
      { id: 1, prescription: tried },
      { id: null, error: { code: 'INVALID_JSON', message: 'Line 2 is no JSON object.' } },
    ]);
  });
});

describe('aplomb prescribe, in words', () => {
  it.each([
    [[], 'Lost parcel'],
    [['--lang', 'fr'], 'Colis perdu'],
  ])('speaks the language of the comment unless told otherwise: %j', (words, title) => {
    const { out } = aplomb(['prescribe', '--charter', 'demo', ...words], {
      cwd,
      input: '{"id":1,"text":"My parcel is lost"}',
    });
    expect(jsonLines(out)).toMatchObject([{ id: 1, prescription: { language: 'en', crisis: { title } } }]);
  });
});

describe('linesOf', () => {
  async function split(text: string, sizes: readonly number[]): Promise<(string | null)[]> {
    const bytes = new TextEncoder().encode(text);
    async function* chunks() {
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        yield bytes.slice(at, at + size);
        at += size;
      }
    }
    const lines: (string | null)[] = [];
    for await (const some of linesOf(chunks())) lines.push(...some.map((line) => line.text));
    return lines;
  }

  it('gives the same lines however the bytes are cut', async () => {
    const piece = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n\ufeff]/g, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (lines, sizes) => {
          const text = lines.join('\n');
          const whole = text.endsWith('\n') || text === '' ? lines.slice(0, -1) : lines;
          expect(await split(text, sizes)).toEqual(whole.map((line) => line.toWellFormed()));
        },
      ),
    );
  });

  it('passes over a line that is too long, and goes on', async () => {
    expect(await split(`a\n${'b'.repeat(LONGEST_LINE + 1)}\nc\u2028d`, [1 << 16])).toEqual(['a', null, 'c\u2028d']);
  });
});
