export { FIRST_ADMINISTRATOR, FIXED_ACCOUNTS, ORDINARY_ACCOUNT } from './fixedAccounts';
export { fill, isSeeded, seed } from './seed';
