const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Removes the characters that XML 1.0 does not allow, even escaped. */
export const withoutInvalidXml = (text: string) => text.replace(FORBIDDEN, '');
