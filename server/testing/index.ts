export { runConcurrently } from './runConcurrently';
export { freshStore } from './freshStore';
export { ADMIN_KEY, startTestApp, type TestApp, USER_KEY } from './testApp';
