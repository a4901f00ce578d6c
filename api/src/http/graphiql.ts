import type { GraphiQLOptions } from 'graphql-yoga';

const prescribe = `# What should we do about this comment? Nothing is stored.
query Prescribe($brand: String!, $comment: CommentInput!) {
  prescribe(brand: $brand, comment: $comment) {
    crisis { key title }
    confidence
    abstained
    evidence { quote start end signal weight }
    severity { level reasons { message } }
    step { title instructions owner { title onDuty { title } } dueAt choices { event label allowed } action }
    tone { address emoji apology because { property value from } }
    reply { text missingFacts sendable findings { message } }
  }
}
`;

const receive = `# A comment comes in: it opens a case, or finds its own again however often it is sent.
mutation ReceiveComment($input: ReceiveCommentInput!) {
  receiveComment(input: $input) {
    __typename
    ... on ReceiveCommentPayload {
      created
      outcome
      case { id revision status crisis { key } steps { key title dueAt choices { event label allowed } } }
    }
    ... on Refusal { code message }
  }
}
`;

const inbox = `# What is due first, and who should act?
query Inbox($brand: String!, $first: Int!) {
  cases(brand: $brand, first: $first, orderBy: DUE_FIRST) {
    totalCount
    edges {
      node {
        id
        comment { text author { name } }
        crisis { title }
        severity { level }
        steps { title owner { title onDuty { title } } dueAt overdue reply { text } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const comment = {
  externalId: '1857009823',
  channel: 'x',
  text: 'Toujours pas de nouvelles de ma valise depuis Lisbonne, mon insuline est dedans !',
  threadId: '1857009000',
  author: { externalId: '42', handle: '@marie', name: 'Marie', kind: 'CUSTOMER' },
};

function tab(query: string, variables: unknown) {
  return { query, variables: JSON.stringify(variables, null, 2) };
}

const options: GraphiQLOptions = {
  title: 'Aplomb',
  defaultTabs: [
    tab(prescribe, { brand: 'hirondelle', comment }),
    tab(receive, { input: { brand: 'hirondelle', comment } }),
    tab(inbox, { brand: 'hirondelle', first: 20 }),
  ],
};

/** GraphiQL from npm, with its scripts inside: it works without a network. 9 MB, so read when first asked for. */
export const graphiql = {
  graphiql: options,
  renderGraphiQL: async (given?: GraphiQLOptions) => {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    return renderGraphiQL(given);
  },
};
