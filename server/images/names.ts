import { randomBytes } from 'node:crypto';

/** Two hexadecimal digits, a slash, thirty more, the side of a thumbnail if any, and the extension. */
const NAME = /^([0-9a-f]{2}\/[0-9a-f]{30})(?:-\d{1,4})?\.(jpg|png|webp)$/;

/** A new name without extension, which cannot be guessed. */
export const newStem = () => randomBytes(16).toString('hex').replace(/^../, '$&/');

/** Whether a text is the name of a file that this server can have stored, and thus a safe path. */
export const isImageName = (name: string) => NAME.test(name);

/** The extension of a name; undefined if it is no name of an image. */
export const extensionOf = (name: string) => NAME.exec(name)?.[2];

/** What the names of an image and of its thumbnail begin with. Undefined if it is no such name. */
export const stemOf = (name: string) => NAME.exec(name)?.[1];
