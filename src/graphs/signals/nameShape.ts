import { fullName } from '../../api/contract';
import type { GraphAccount } from '../graph/account';
import { traitColumn } from '../measures/traitColumn';
import { traitSignal } from './traitSignal';

/**
 * The shape of a name. Runs of capitals become `A`, runs of small letters `a`, and each digit `9`.
 * Other characters stay. "Emma Petit84" is `Aa Aa99`.
 *
 * Names made by one script share a shape. Most honest names share `Aa Aa`, so a shape is only a
 * signal in comparison with its share among all accounts. O(length).
 */
export const nameShape = (account: GraphAccount): string =>
  fullName(account)
    .normalize('NFC')
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')
    .replace(/\p{Lo}+/gu, 'a')
    .replace(/\p{Nd}/gu, '9')
    .slice(0, 40);

export const nameShapeSignal = traitSignal({
  kind: 'name_shape',
  isStrong: false,
  findsMembers: false,
  column: ({ graph }) =>
    traitColumn(graph, (node) => {
      const account = graph.accounts[node];
      return account ? [nameShape(account)] : null;
    }),
  evidence: ({ name, count, outside }) => ({ shape: name, count, outside }),
});
