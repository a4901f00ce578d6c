// The inbox of a Relay application, as its author would write it: the compiler reads the tags, nothing runs.
declare const graphql: (text: TemplateStringsArray) => unknown;

export const query = graphql`
  query InboxQuery($brand: String!, $id: ID!) {
    ...Inbox_cases @arguments(brand: $brand)
    node(id: $id) {
      ...Inbox_history @alias
    }
  }
`;

export const cases = graphql`
  fragment Inbox_cases on Query
  @argumentDefinitions(brand: { type: "String!" }, first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
  @refetchable(queryName: "InboxPageQuery") {
    cases(brand: $brand, first: $first, after: $after) @connection(key: "Inbox_cases") {
      totalCount
      edges {
        node {
          id
          revision
          ...Inbox_case
        }
      }
    }
  }
`;

export const row = graphql`
  fragment Inbox_case on Case @refetchable(queryName: "InboxCaseQuery") {
    comment {
      text
      postedAt
    }
    steps {
      key
      title
      dueAt
      choices {
        event
        label
        allowed
      }
    }
    facts {
      key
      value
    }
  }
`;

export const history = graphql`
  fragment Inbox_history on Case
  @argumentDefinitions(first: { type: "Int", defaultValue: 50 }, after: { type: "String" })
  @refetchable(queryName: "InboxHistoryQuery") {
    events(first: $first, after: $after) @connection(key: "Inbox_events") {
      edges {
        node {
          at
          type
          from
          to
        }
      }
    }
  }
`;

export const advance = graphql`
  mutation InboxAdvanceMutation($input: AdvanceCaseInput!) {
    advanceCase(input: $input) {
      __typename
      ... on AdvanceCasePayload {
        case {
          ...Inbox_case
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`;

export const changes = graphql`
  subscription InboxSubscription($brand: String!, $after: String) {
    caseChanged(brand: $brand, after: $after) {
      cursor
      case {
        ...Inbox_case
      }
    }
  }
`;
