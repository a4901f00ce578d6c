import { enforce } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { describe } from './describe.ts';
import './scalars.ts';
import './charter.ts';
import './prescription.ts';
import './case.ts';
import './inbox.ts';
import './mutations.ts';
import './replies.ts';
import './brief.ts';
import './changes.ts';
import './report.ts';
import './verify.ts';
import './publishing.ts';

builder.queryType();
builder.mutationType();

export const schema = enforce(describe(builder.toSchema()));
