export { FIRST_ADMINISTRATOR, FIXED_ACCOUNTS, ORDINARY_ACCOUNT } from './fixedAccounts';
export { isSeeded, seed } from './seed';
