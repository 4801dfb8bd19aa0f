import type { Context } from "./context.ts";

/** The schema has checked the arguments: each resolver says which it takes. */
export type Resolver<Source> = (source: Source, args: never, context: Context) => unknown;

/** The fields of one type that are more than a property of the same name. */
export type Resolvers<Source> = Readonly<Record<string, Resolver<Source>>>;

/** What a mutation does with its input; the result is the payload. */
export type Mutation = (input: never, context: Context) => unknown;
