import type { ChannelName } from '#shared/contract/contract.ts';
import type { Result } from '#shared/lib/result.ts';
import type { CliFailure } from './failure.ts';
import type { Session } from './session.ts';

/** An option of a command. A list may be given several times or with commas. */
export interface OptionSpec {
  readonly type: 'text' | 'flag' | 'list';
  readonly required?: true;
  /** What stands for the value in the help: CODE, FILE. */
  readonly value?: string;
  readonly help: string;
}
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type OptionValue<Spec extends OptionSpec> = Spec extends { readonly type: 'flag' }
  ? boolean
  : Spec extends { readonly type: 'list' }
    ? readonly string[]
    : Spec extends { readonly required: true }
      ? string
      : string | undefined;

/** The options of a command as read: a flag not given is false, a list not given is empty. */
export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: OptionValue<Specs[Name]>;
};

/** Words after the command that are no options: files, mostly. */
export interface PositionalSpec {
  readonly value: string;
  readonly help: string;
  readonly min: number;
  readonly max: number;
}

/** What a command did. */
export interface Done {
  /** What `--json` prints. */
  readonly value: unknown;
  /** What a person reads. */
  readonly lines: readonly string[];
  /** Something in the run was refused or found bad, although the run itself went through. */
  readonly refused?: boolean;
}
export type CommandResult = Result<Done, CliFailure>;

interface CommandBase {
  /** One or two English words: "round create". */
  readonly words: string;
  readonly summary: string;
  /** What else should be known, in lines. */
  readonly notes?: readonly string[];
  readonly positionals?: PositionalSpec;
  /**
   * The channel whose side and roles decide which folder and account are taken when none is named; null: works
   * without an open folder.
   */
  readonly channel: ChannelName | null;
}

/** A command with the types of its options forgotten, as the list of commands holds it. */
export interface Command extends CommandBase {
  readonly options: OptionSpecs;
  run(
    session: Session,
    options: Readonly<Record<string, unknown>>,
    words: readonly string[],
  ): Promise<CommandResult>;
}

interface CommandSpec<Specs extends OptionSpecs> extends CommandBase {
  readonly options: Specs;
  run(session: Session, options: OptionValues<Specs>, words: readonly string[]): Promise<CommandResult>;
}

/** Declares a command: its `run` gets exactly the options it declares. */
export function defineCommand<const Specs extends OptionSpecs>(spec: CommandSpec<Specs>): Command {
  return {
    ...spec,
    // The parser makes `options` from the very same specification.
    run: (session, options, words) => spec.run(session, options as OptionValues<Specs>, words),
  };
}
