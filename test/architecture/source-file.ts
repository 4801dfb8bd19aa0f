/** An `import`, `export ... from`, `import()` or `import("...").Type`; a null target is one that no reader can tell. */
export interface SourceImport {
  readonly target: string | null;
  readonly line: number;
}

export interface SourceFunction {
  readonly line: number;
  /** From its first line to its last. */
  readonly length: number;
}

/** A use of the world outside: the clock, chance, the process, the terminal, the network. */
export interface OutsideUse {
  readonly name: string;
  readonly line: number;
}

/** A file of code, and what the rules of the house look at in it. Paths are relative to the project, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly SourceImport[];
  readonly functions: readonly SourceFunction[];
  readonly outsideUses: readonly OutsideUse[];
}
