import { createContext, useContext } from 'react';

/** What a form knows of its fields: what is wrong by path, and whether anything can be changed. */
export interface FormAccess {
  readonly problems: ReadonlyMap<string, string>;
  readonly open: boolean;
}

const NOTHING_WRONG: FormAccess = { problems: new Map(), open: true };
const FormContext = createContext<FormAccess>(NOTHING_WRONG);
export const FormProvider = FormContext.Provider;

/** What is wrong with one field (null: nothing), and whether it can be changed. */
export function useField(path: string): { readonly problem: string | null; readonly open: boolean } {
  const { problems, open } = useContext(FormContext);
  return { problem: problems.get(path) ?? null, open };
}
