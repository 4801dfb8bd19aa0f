import { join } from "node:path";
import { type RolldownBuild, rolldown } from "rolldown";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { writeLicenses } from "./write-licenses.ts";

export interface ActionBundle {
  /** By name: the one ES module, the licences of the packages in it, and what makes Node take it for an ES module. */
  readonly files: Readonly<Record<"main.js" | "licenses.txt" | "package.json", string>>;
  /** The sources that it is made of, as absolute paths. */
  readonly modules: readonly string[];
}

/** The packages that do nothing when they are loaded, but do not say so: what is not called of them is left out. */
const QUIET =
  /\/node_modules\/(?:@actions\/(?:core|exec|github|http-client|io)|@octokit\/[\w-]+|undici|tunnel)\//;

/** The Action with all that it needs, ready to be written. To be closed. */
export function openActionBundle(): Promise<RolldownBuild> {
  return rolldown({
    cwd: PROJECT_ROOT,
    input: join(PROJECT_ROOT, "action/main.ts"),
    platform: "node",
    transform: { target: "node24" },
    treeshake: { moduleSideEffects: (id) => !QUIET.test(id) },
    onLog: (level, { message }) => {
      if (level === "warn") throw new Error(message);
    },
  });
}

/** Makes one file of the Action, for Node 24; the same sources give the same bytes. */
export async function bundleAction(): Promise<ActionBundle> {
  const bundle = await openActionBundle();
  const { output } = await bundle.generate({
    format: "esm",
    // What is imported when it is needed is in the file too, but not run before.
    codeSplitting: false,
    minify: true,
    comments: false,
  });
  await bundle.close();
  const [main, ...others] = output;
  if (others.length > 0)
    throw new Error(`The bundle is more than one file: ${others.map((it) => it.fileName)}`);
  const modules = Object.entries(main.modules).flatMap(([id, it]) => (it.renderedLength > 0 ? [id] : []));
  const files = {
    "main.js": main.code,
    "licenses.txt": writeLicenses(modules),
    "package.json": '{ "type": "module" }\n',
  };
  return { files, modules };
}
