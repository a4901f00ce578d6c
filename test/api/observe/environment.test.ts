import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../api/src/environment.ts';

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readEnvironment({})).toMatchObject({
      port: 4_000,
      host: '127.0.0.1',
      databaseUrl: null,
      keys: [],
      rate: 600_000,
      locale: 'en',
      logLevel: 'warn',
    });
  });

  it('takes what is empty as not set', () => {
    expect(readEnvironment({ PORT: '', HOST: '', DATABASE_URL: '', APLOMB_LOG: '', APLOMB_PLAYBOOKS: '' })).toEqual(
      readEnvironment({}),
    );
  });

  it('listens to everybody once there is a key', () => {
    const env = { APLOMB_API_KEY: 'secret', DATABASE_URL: 'postgresql://db/aplomb', PORT: '80', APLOMB_RATE: '0' };
    expect(readEnvironment({ ...env, APLOMB_PLAYBOOKS: tmpdir() })).toMatchObject({
      host: '0.0.0.0',
      databaseUrl: 'postgresql://db/aplomb',
      port: 80,
      rate: null,
      playbooks: tmpdir(),
    });
  });

  const wrong = {
    PORT: 'many',
    HOST: '0.0.0.0',
    DATABASE_URL: 'mysql://root:hunter2@db',
    APLOMB_PLAYBOOKS: '/nowhere/at/all',
    APLOMB_WEBHOOKS_ALLOW_PRIVATE: 'yes',
    APLOMB_RATE: '-1',
    APLOMB_LOG: 'loud',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
  };
  it('names every mistake at once, and no secret', () => {
    const read = readEnvironment(wrong);
    expect(read).toEqual({
      mistakes: [
        'PORT must be a port, 0 to 65535.',
        'DATABASE_URL must be an address postgresql://….',
        'APLOMB_PLAYBOOKS must be a folder that exists.',
        'APLOMB_WEBHOOKS_ALLOW_PRIVATE must be 0 or 1.',
        'APLOMB_RATE must be a whole number, 0 not to count.',
        'APLOMB_LOG must be one of fatal, error, warn, info, debug, trace, silent.',
        'OTEL_EXPORTER_OTLP_ENDPOINT must be an address http(s)://….',
        'DATABASE_URL is set, APLOMB_API_KEY is not: refusing to serve a shared database to everybody.',
        'HOST is set, APLOMB_API_KEY is not: without a key only this machine is served.',
      ],
    });
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });

  it('does so in French to who speaks it', () => {
    expect(readEnvironment({ PORT: '65536', LANG: 'fr_FR.UTF-8' })).toEqual({
      mistakes: ['PORT doit être un port, de 0 à 65535.'],
    });
  });
});
