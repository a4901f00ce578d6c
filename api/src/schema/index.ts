import { builder } from '../builder.ts';
import './scalars.ts';
import './charter.ts';
import './prescription.ts';
import './case.ts';
import './inbox.ts';
import './mutations.ts';
import './replies.ts';
import './changes.ts';
import './report.ts';
import './publishing.ts';

builder.queryType();
builder.mutationType();

export const schema = builder.toSchema();
