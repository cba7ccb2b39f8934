import { fullName, type GraphAccount } from '../graph/account';

/**
 * How a name is made, whatever its letters: runs of capitals as `A`, of small letters as `a`, each
 * digit as `9`, the rest as it is. "Emma Petit84" is `Aa Aa99`.
 *
 * Names that one script makes have one shape. Most honest names share `Aa Aa`, so a shape tells
 * something only against its share among all accounts. O(length).
 */
export const nameShape = (account: GraphAccount): string =>
  fullName(account)
    .normalize('NFC')
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')
    .replace(/\p{Lo}+/gu, 'a')
    .replace(/\p{Nd}/gu, '9')
    .slice(0, 40);
