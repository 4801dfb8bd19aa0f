import type { CompiledMap } from "../decide/compile-rules.ts";
import type { RepositoryName } from "../domain/place.ts";
import { foldName } from "../text/fold-name.ts";
import type { BoardName, BoardStore, IssueLookup, LabelStore } from "./ports.ts";
import { type BoardSetUp, setUpBoard } from "./set-up-board.ts";
import { type LabelSetUp, readLabelIds, setUpLabels } from "./set-up-labels.ts";

export interface DeskTools {
  readonly labels: LabelStore;
  readonly boards: BoardStore;
  /** False for a dry run: nothing is set up. */
  readonly mayWrite: boolean;
  /** Told of what about the board or the labels does not work, each one plain line for a maintainer, once. */
  readonly tell: (trouble: string) => void;
}

/**
 * What the issues of one repository are decided and written with: its flow map, the ids of the map's labels, and its
 * board. Kept while the map stays the same; labels are created when the first of them is needed.
 */
export class RepositoryDesk {
  readonly repository: RepositoryName;
  readonly map: CompiledMap;
  /** Of the flow map's file on the default branch; null = the map is another file's, whatever is on that branch. */
  readonly version: string | null;
  /** Null = the map names no board, or it cannot be used. */
  readonly board: BoardSetUp | null;
  private readonly tools: DeskTools;
  private labels: LabelSetUp;
  private settingUp: Promise<LabelSetUp> | null = null;

  private constructor(
    opening: { repository: RepositoryName; map: CompiledMap; version: string | null },
    tools: DeskTools,
    found: { labels: LabelSetUp; board: BoardSetUp | null },
  ) {
    this.repository = opening.repository;
    this.map = opening.map;
    this.version = opening.version;
    this.board = found.board;
    this.labels = found.labels;
    this.tools = tools;
  }

  static async open(
    opening: { repository: RepositoryName; map: CompiledMap; version: string | null },
    tools: DeskTools,
  ): Promise<RepositoryDesk> {
    const { repository, map } = opening;
    const { flowMap } = map;
    const [labels, board] = await Promise.all([
      readLabelIds({ repository, flowMap, store: tools.labels }),
      flowMap.project === null
        ? null
        : setUpBoard({ project: flowMap.project, flowMap, store: tools.boards, mayWrite: tools.mayWrite }),
    ]);
    for (const trouble of board?.troubles ?? []) tools.tell(trouble);
    return new RepositoryDesk(opening, tools, { labels, board });
  }

  /** @param seen the version of the flow map's file that an issue was read with; true = another map is in force there */
  isOutdated(seen: string | null): boolean {
    return this.version !== null && seen !== this.version;
  }

  /** Folded names of the options that the board's field has, or gets; undefined without a board to be used. */
  get options(): ReadonlySet<string> | undefined {
    return this.board?.usable === true ? this.board.optionNames : undefined;
  }

  /** @param heard whether the comments that were heard before are to be read, too */
  lookupFor(comments: readonly string[], heard = false): IssueLookup {
    const { project } = this.map.flowMap;
    const board: BoardName | null = project !== null && this.board?.usable === true ? project : null;
    return { board, labelNames: this.labels.names, comments, heard };
  }

  /** The ids of labels by folded name, after the missing ones were created, which is tried once. */
  async labelIds(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (names.some((name) => !this.labels.ids.has(foldName(name)))) {
      this.settingUp ??= this.setUp().catch((error: unknown) => {
        this.settingUp = null;
        throw error;
      });
      this.labels = await this.settingUp;
    }
    return this.labels.ids;
  }

  private async setUp(): Promise<LabelSetUp> {
    const { repository, tools, map } = this;
    const labels = await setUpLabels({ repository, flowMap: map.flowMap, store: tools.labels });
    for (const trouble of labels.troubles) tools.tell(trouble);
    return labels;
  }
}
