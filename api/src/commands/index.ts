import { backup } from './backup.ts';
import type { ServerCommand } from './command.ts';
import { corrections } from './corrections.ts';
import { key } from './key.ts';
import { migrate } from './migrate.ts';
import { restore } from './restore.ts';
import { verify } from './verify.ts';
import { webhook } from './webhook.ts';

/** The commands of the server, in the order that help lists them. */
export const commands: Readonly<Record<string, ServerCommand>> = {
  key,
  webhook,
  corrections,
  verify,
  migrate,
  backup,
  restore,
};
