import type { User } from "../state/account.ts";
import { addMilestone, type NewMilestone } from "../state/add-milestone.ts";
import { closeProject } from "../state/add-project.ts";
import { renameRepository } from "../state/add-repository.ts";
import { assignIssue, setMilestone, unassignIssue } from "../state/assign-issue.ts";
import { deleteComment, editComment, minimizeComment, writeComment } from "../state/change-comment.ts";
import { closeIssue, editIssue, lockIssue, reopenIssue } from "../state/change-issue.ts";
import { addItem, archiveItem, deleteItem, setItemValue } from "../state/change-item.ts";
import { createLabel, deleteLabel, type LabelText, updateLabel } from "../state/change-label.ts";
import { addReaction, removeReaction } from "../state/change-reaction.ts";
import type { Comment } from "../state/comment.ts";
import { convertToDiscussion } from "../state/convert-to-discussion.ts";
import type { Discussion } from "../state/discussion.ts";
import { findUser } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import { labelIssue, unlabelIssue } from "../state/label-issue.ts";
import { blockIssue, setParent, unblockIssue } from "../state/link-issues.ts";
import type { Milestone } from "../state/milestone.ts";
import { openIssue, setIssueType } from "../state/open-issue.ts";
import type { Item, Project } from "../state/project.ts";
import { pushFile } from "../state/push-file.ts";
import type { ReactionContent } from "../state/reaction.ts";
import { deleteIssue, transferIssue } from "../state/remove-issue.ts";
import type { World } from "../state/world.ts";
import {
  found,
  locateAssignee,
  locateCard,
  locateComment,
  locateField,
  locateIssue,
  locateLabel,
  locateMilestone,
  locateProject,
  locateReactable,
  locateRepository,
} from "./locate.ts";

type IssueRef = Issue | string;

/** What somebody does in GitHub's pages: each act is done at once, recorded under his name and told by webhook. */
export class Person {
  readonly user: User;
  readonly #world: World;

  constructor(world: World, user: User) {
    this.#world = world;
    this.user = user;
  }

  /** Labels by name: they have to be there. */
  openIssue(
    repository: string,
    input: { readonly title: string; readonly body?: string; readonly labels?: readonly string[] },
  ): Issue {
    const target = locateRepository(this.#world, repository);
    const labels = (input.labels ?? []).map((name) => locateLabel(this.#world, target, name));
    return openIssue(this.#world, this.user, target, { ...input, labels });
  }

  label(ref: IssueRef, name: string): void {
    const issue = this.#issue(ref);
    labelIssue(this.#world, this.user, issue, locateLabel(this.#world, issue.repository, name));
  }

  unlabel(ref: IssueRef, name: string): void {
    const issue = this.#issue(ref);
    unlabelIssue(this.#world, this.user, issue, locateLabel(this.#world, issue.repository, name));
  }

  edit(ref: IssueRef, text: { readonly title?: string; readonly body?: string }): void {
    editIssue(this.#world, this.user, this.#issue(ref), text);
  }

  /** As a duplicate: of the other issue, if it is told. */
  close(ref: IssueRef, reason?: "COMPLETED" | "DUPLICATE" | "NOT_PLANNED", duplicateOf?: IssueRef): void {
    const other = duplicateOf === undefined ? null : this.#issue(duplicateOf);
    closeIssue(this.#world, this.user, this.#issue(ref), reason, other);
  }

  reopen(ref: IssueRef): void {
    reopenIssue(this.#world, this.user, this.#issue(ref));
  }

  lock(ref: IssueRef, locked = true): void {
    lockIssue(this.#world, this.user, this.#issue(ref), locked);
  }

  assign(ref: IssueRef, login: string): void {
    const issue = this.#issue(ref);
    assignIssue(this.#world, this.user, issue, locateAssignee(this.#world, issue.repository, login));
  }

  unassign(ref: IssueRef, login: string): void {
    const issue = this.#issue(ref);
    unassignIssue(this.#world, this.user, issue, found(findUser(this.#world, login), `user ${login}`));
  }

  createMilestone(repository: string, input: NewMilestone): Milestone {
    return addMilestone(this.#world, this.user, locateRepository(this.#world, repository), input);
  }

  /** By its title; null takes it away. */
  setMilestone(ref: IssueRef, title: string | null): void {
    const issue = this.#issue(ref);
    const milestone = title === null ? null : locateMilestone(this.#world, issue.repository, title);
    setMilestone(this.#world, this.user, issue, milestone);
  }

  /** By the type's name; null takes it away. */
  setType(ref: IssueRef, name: string | null): void {
    const issue = this.#issue(ref);
    const { owner } = issue.repository;
    const types = owner.__typename === "Organization" ? owner.issueTypes : [];
    const type =
      name === null
        ? null
        : found(
            types.find((it) => it.name === name),
            `issue type ${name}`,
          );
    setIssueType(this.#world, this.user, issue, type);
  }

  deleteIssue(ref: IssueRef): void {
    deleteIssue(this.#world, this.user, this.#issue(ref));
  }

  transfer(ref: IssueRef, repository: string): Issue {
    return transferIssue(this.#world, this.user, this.#issue(ref), locateRepository(this.#world, repository));
  }

  /** The issue stays, closed and locked. */
  convertToDiscussion(ref: IssueRef): Discussion {
    return convertToDiscussion(this.#world, this.user, this.#issue(ref));
  }

  comment(ref: IssueRef, body: string): Comment {
    return writeComment(this.#world, this.user, this.#issue(ref), body);
  }

  editComment(ref: Comment | string, body: string): void {
    editComment(this.#world, this.user, locateComment(this.#world, ref), body);
  }

  deleteComment(ref: Comment | string): void {
    deleteComment(this.#world, this.user, locateComment(this.#world, ref));
  }

  /** The reason as GraphQL names it ("RESOLVED", "OUTDATED"); null shows the comment again. */
  minimizeComment(ref: Comment | string, reason: string | null): void {
    minimizeComment(locateComment(this.#world, ref), reason);
  }

  /** To a comment (itself or its node id) or an issue (itself or "owner/name#12"). */
  react(ref: Issue | Comment | string, content: ReactionContent): void {
    addReaction(this.#world, this.user, locateReactable(this.#world, ref), content);
  }

  unreact(ref: Issue | Comment | string, content: ReactionContent): void {
    removeReaction(this.#world, this.user, locateReactable(this.#world, ref), content);
  }

  setParent(child: IssueRef, parent: IssueRef | null): void {
    setParent(this.#world, this.user, this.#issue(child), parent === null ? null : this.#issue(parent));
  }

  /** From now on the first waits for the second. */
  block(blocked: IssueRef, blocking: IssueRef): void {
    blockIssue(this.#world, this.user, this.#issue(blocked), this.#issue(blocking));
  }

  unblock(blocked: IssueRef, blocking: IssueRef): void {
    unblockIssue(this.#world, this.user, this.#issue(blocked), this.#issue(blocking));
  }

  createLabel(repository: string, text: LabelText): void {
    createLabel(this.#world, this.user, locateRepository(this.#world, repository), text);
  }

  editLabel(repository: string, name: string, text: Partial<LabelText>): void {
    const target = locateRepository(this.#world, repository);
    updateLabel(this.#world, this.user, locateLabel(this.#world, target, name), text);
  }

  deleteLabel(repository: string, name: string): void {
    const target = locateRepository(this.#world, repository);
    deleteLabel(this.#world, this.user, locateLabel(this.#world, target, name));
  }

  addCard(board: Project | string, ref: IssueRef): Item {
    return addItem(this.#world, this.user, this.#board(board), this.#issue(ref));
  }

  /** Moves the card to the option of that name; null clears the field. */
  moveCard(board: Project | string, ref: IssueRef, fieldName: string, option: string | null): void {
    const project = this.#board(board);
    const field = locateField(project, fieldName);
    const item = locateCard(this.#world, project, this.#issue(ref));
    const wanted = field.options.find(({ name }) => name === option);
    const value = option === null ? null : found(wanted, `option "${option}" of ${fieldName}`).id;
    setItemValue(this.#world, this.user, item, field, value);
  }

  removeCard(board: Project | string, ref: IssueRef): void {
    deleteItem(this.#world, this.user, locateCard(this.#world, this.#board(board), this.#issue(ref)));
  }

  archiveCard(board: Project | string, ref: IssueRef, archived = true): void {
    archiveItem(
      this.#world,
      this.user,
      locateCard(this.#world, this.#board(board), this.#issue(ref)),
      archived,
    );
  }

  closeProject(board: Project | string): void {
    closeProject(this.#world, this.user, this.#board(board));
  }

  /** From now on the old name leads to the new one, as with GitHub. */
  renameRepository(repository: string, name: string): void {
    renameRepository(this.#world, this.user, locateRepository(this.#world, repository), name);
  }

  /** One commit on the default branch; null deletes the file. */
  push(repository: string, path: string, text: string | null): void {
    pushFile(this.#world, this.user, locateRepository(this.#world, repository), path, text);
  }

  #issue(ref: IssueRef): Issue {
    return locateIssue(this.#world, ref);
  }

  #board(ref: Project | string): Project {
    return locateProject(this.#world, ref);
  }
}
