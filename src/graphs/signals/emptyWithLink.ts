import { isMember } from '../graph/account';
import { traitColumn } from '../measures/traitColumn';
import { traitSignal } from './traitSignal';

/**
 * Accounts with a link but no content and no organization, which is typical of spam profiles. O(n).
 */
export const emptyWithLinkSignal = traitSignal({
  kind: 'empty_with_link',
  isStrong: false,
  findsMembers: false,
  column: ({ graph }) =>
    traitColumn(graph, (node) => {
      const details = graph.accounts[node]?.details;
      if (!details) return null;
      const isEmpty = details.content === 0 && !isMember(details);
      return isEmpty && details.hosts.length > 0 ? ['empty_with_link'] : [];
    }),
  evidence: ({ count, outside }) => ({ count, outside }),
});
