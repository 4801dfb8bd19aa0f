import { join } from "node:path";
import { rolldown } from "rolldown";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { writeLicenses } from "./write-licenses.ts";

export interface ActionBundle {
  /** One ES module. */
  readonly code: string;
  /** The licences of the packages that are in it. */
  readonly licenses: string;
}

/** The packages that do nothing when they are loaded, but do not say so: what is not called of them is left out. */
const QUIET = /\/node_modules\/(?:@actions\/(?:core|exec|github|http-client|io)|@octokit\/[\w-]+|undici|tunnel)\//;

/** Makes one file of the Action and of all that it needs, for Node 24; the same sources give the same bytes. */
export async function bundleAction(): Promise<ActionBundle> {
  const bundle = await rolldown({
    cwd: PROJECT_ROOT,
    input: join(PROJECT_ROOT, "action/main.ts"),
    platform: "node",
    resolve: { tsconfigFilename: join(PROJECT_ROOT, "tsconfig.json") },
    transform: { target: "node24" },
    treeshake: { moduleSideEffects: (id) => !QUIET.test(id) },
    onLog: (level, { message }) => {
      if (level === "warn") throw new Error(message);
    },
  });
  const { output } = await bundle.generate({
    format: "esm",
    codeSplitting: false,
    minify: true,
    comments: false,
  });
  await bundle.close();
  const [main, ...others] = output;
  if (others.length > 0) throw new Error(`The bundle is more than one file: ${others.map((it) => it.fileName)}`);
  const rendered = Object.entries(main.modules).filter(([, { renderedLength }]) => renderedLength > 0);
  return { code: main.code, licenses: writeLicenses(rendered.map(([id]) => id)) };
}
