const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text without the characters that XML 1.0 has no way to write, even escaped. */
export const writable = (text: string) => text.replace(FORBIDDEN, '');
