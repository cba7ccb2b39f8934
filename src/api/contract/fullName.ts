/**
 * Characters that change the direction of the text around them: with them, a name can show another
 * one, or reorder the words beside it.
 */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;
/**
 * What a name needs at least one of to be seen and pressed: anything but spaces, controls, marks and
 * the letters that Unicode draws as blanks (Hangul fillers, Braille blank).
 */
const VISIBLE = /[^\s\p{C}\p{M}\p{Z}\u115F\u1160\u2800\u3164\uFFA0]/u;

/** A text of an account holder with its direction controls shown as their code points. */
export const withVisibleControls = (text: string): string =>
  text.replace(
    DIRECTION_CONTROLS,
    (control) => `[U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );

/** The first character of a name that can be seen. Undefined when there is none. */
export const firstVisible = (name: string): string | undefined => VISIBLE.exec(name)?.[0];

/**
 * A name that an account holder wrote, as shown: with its direction controls, or replaced by the first
 * of the others that is not empty when it has no visible character.
 */
export const shownName = (name: string, ...others: (string | undefined)[]): string =>
  firstVisible(name) === undefined ? (others.find(Boolean) ?? name) : withVisibleControls(name);

/** The name of a user as shown: the first name, then the last name, or else the slug or identifier. */
export const fullName = (user: {
  first_name: string;
  last_name: string;
  slug?: string;
  id?: string;
}): string => shownName(`${user.first_name} ${user.last_name}`, user.slug, user.id);
