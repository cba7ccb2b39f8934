import isEqual from 'lodash/isEqual.js';
import merge from 'lodash/merge.js';
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useEvent, useWarnWhenUnsavedChanges } from 'react-admin';
import { type Control, type FieldValues, useFormContext, useFormState } from 'react-hook-form';
import { useLocation } from 'react-router-dom';
import type { Drafts } from '../storage';

/** What is typed in the session. Without one, nothing is kept. */
export const DraftsContext = createContext<Drafts>({
  register: () => () => undefined,
  get: () => undefined,
  drop: () => undefined,
  hasSome: () => false,
  isOver: () => false,
  subscribe: () => () => undefined,
});

/** The drafts of the session, and the name of one of them, which differs from page to page. */
const useDraft = (name: string) => {
  const drafts = useContext(DraftsContext);
  const { pathname, search } = useLocation();
  return { drafts, fullName: `${pathname}${search} ${name}` };
};

/** Keeps what is typed when the key expires. */
const useRegister = ({ drafts, fullName }: ReturnType<typeof useDraft>, read: () => unknown) => {
  const readNow = useEvent(read);
  useEffect(() => drafts.register(fullName, readNow), [drafts, fullName, readNow]);
};

/**
 * A state as by `useState`, such as the text of a field or an open dialog. When the key expires, the
 * same moderator finds it again on the same page after signing in.
 *
 * @param name distinguishes it from the others of the page
 */
export const useDraftState = <T,>(name: string, initial: T) => {
  const draft = useDraft(name);
  const { drafts, fullName } = draft;
  const [value, setValue] = useState<T>(() => (drafts.get(fullName) as T | undefined) ?? initial);
  useRegister(draft, () => (isEqual(value, initial) ? undefined : value));
  useEffect(() => {
    drafts.drop(fullName);
  }, [drafts, fullName]);
  return [value, setValue] as const;
};

/** The values of the fields that were changed. */
const changedValues = (dirty: object, values: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(dirty).map(([field, isDirty]: [string, unknown]) => {
      const value: unknown = values[field];
      return [
        field,
        typeof isDirty === 'object' && isDirty !== null && !Array.isArray(isDirty)
          ? changedValues(isDirty, (value ?? {}) as FieldValues)
          : value,
      ];
    }),
  );

/**
 * Inside a form: what was typed in it is there again after the key expired and the same moderator has
 * signed in. The other fields have their current values.
 *
 * @param name distinguishes the form from the others of the page
 */
export const FormDraft = ({ name }: { name: string }) => {
  const { getValues, reset } = useFormContext();
  const { dirtyFields, isReady } = useFormState();
  const draft = useDraft(name);
  const { drafts, fullName } = draft;
  useRegister(draft, () =>
    Object.keys(dirtyFields).length === 0 ? undefined : changedValues(dirtyFields, getValues()),
  );
  useEffect(() => {
    // Before, react-admin resets the form to the record.
    if (!isReady) return;
    const typed = drafts.get(fullName);
    if (typed === undefined) return;
    reset(merge({}, getValues(), typed), { keepDefaultValues: true });
    drafts.drop(fullName);
  }, [isReady, drafts, fullName, getValues, reset]);
  return null;
};

interface WarningProps {
  enable?: boolean;
  formRootPathName?: string;
  formControl?: Control;
}

/**
 * Asks before a page with unsaved changes is left. Not at the end of a session: the page cannot stay,
 * and the changes are kept, or the moderator was asked before.
 */
export const UnsavedWarning = ({ enable = true, formRootPathName, formControl }: WarningProps) => {
  const drafts = useContext(DraftsContext);
  const isOver = useSyncExternalStore(drafts.subscribe, drafts.isOver);
  useWarnWhenUnsavedChanges(enable && !isOver, formRootPathName, formControl);
  return null;
};
