import { InvalidForm } from '../errors';
import { parseDate } from '../http/dates';
import { pythonText, strip } from '../http/pythonText';

/**
 * Reads the fields of a form as udata's forms do, and collects what they refuse.
 *
 * Fields that the body leaves out are not read.
 */
export class Form {
  readonly values: Record<string, unknown> = {};
  private readonly errors: Record<string, readonly string[]> = {};

  constructor(
    private readonly body: Record<string, unknown>,
    /** Whether it makes something new, so that required fields must be given. */
    private readonly isNew: boolean,
  ) {}

  has = (field: string) => Object.hasOwn(this.body, field);

  refuse = (field: string, message: string): void => {
    this.errors[field] = [...(this.errors[field] ?? []), message];
  };

  /** A text that must have something else than white space. */
  requiredText(field: string, maxLength: number): void {
    if (!this.isNew && !this.has(field)) return;
    const value = this.body[field] ?? '';
    const text = pythonText(value);
    if (strip(text) === '') this.refuse(field, 'This field is required.');
    else this.setText(field, text, maxLength);
  }

  optionalText(field: string, maxLength = Infinity): void {
    if (!this.has(field)) return;
    const value = this.body[field] ?? null;
    if (value === null || value === '') this.values[field] = null;
    else this.setText(field, pythonText(value), maxLength);
  }

  private setText(field: string, text: string, maxLength: number): void {
    if ([...text].length > maxLength) {
      this.refuse(field, `Field cannot be longer than ${maxLength.toString()} characters.`);
    } else this.values[field] = text;
  }

  /** A date, or null. What is no text is left to the check of the model. */
  date(field: string): void {
    if (!this.has(field)) return;
    const given = this.body[field] ?? null;
    if (typeof given !== 'string') this.values[field] = given;
    else if (given === '') this.refuse(field, 'String does not contain a date: %s');
    else {
      const date = parseDate(given);
      if (date) this.values[field] = date;
      else this.refuse(field, 'Unknown string format: %s');
    }
  }

  /** Anything is true, except a few values. */
  boolean(field: string): void {
    if (!this.has(field)) return;
    const given = this.body[field] ?? false;
    this.values[field] = !(given === false || given === '' || given === 'false');
  }

  /** @throws InvalidForm when a field was refused */
  check(): void {
    if (Object.keys(this.errors).length > 0) throw new InvalidForm(this.errors);
  }
}
