import type { Answer } from "../serve/answer.ts";
import { findAccount, findIssue, findProject, findRepository, issuesOf } from "../state/find-thing.ts";
import { fullName } from "../state/repository.ts";
import type { World } from "../state/world.ts";
import { escapeHtml } from "./escape-html.ts";
import { writeBoard } from "./write-board.ts";
import { writeIssueList } from "./write-issue-list.ts";
import { writeIssue } from "./write-issue-page.ts";
import { writePage } from "./write-page.ts";

/** A page to look at, at the address that GitHub gives it; null when it is none of ours. Nothing can be changed. */
export function answerPage(world: World, path: string): Answer | null {
  if (path === "/") return writePage("The fake GitHub", writeHome(world));
  const board = /^\/(?:orgs|users)\/([^/]+)\/projects\/(\d+)(?:\/views\/\d+)?$/.exec(path);
  if (board !== null) return boardPage(world, board[1]!, Number(board[2]));
  const file = /^\/([^/]+)\/([^/]+)\/blob\/HEAD\/(.+)$/.exec(path);
  if (file !== null) return filePage(world, file[1]!, file[2]!, file[3]!);
  const issues = /^\/([^/]+)\/([^/]+)(?:\/issues(?:\/(\d+))?)?$/.exec(path);
  return issues === null ? null : issuePage(world, issues[1]!, issues[2]!, issues[3]);
}

function boardPage(world: World, login: string, number: number): Answer {
  const owner = findAccount(world, login);
  const project = owner && findProject(world, owner, number);
  return project
    ? writePage(project.title, writeBoard(project))
    : { ...writePage("Not found", "<h1>There is no such board</h1>"), status: 404 };
}

/** A file of the default branch, as it is now. */
function filePage(world: World, owner: string, name: string, path: string): Answer | null {
  const text = findRepository(world, owner, name)?.files.get(path);
  if (text === undefined) return null;
  return writePage(path, `<h1>${escapeHtml(path)}</h1><pre>${escapeHtml(text)}</pre>`);
}

function issuePage(world: World, owner: string, name: string, number: string | undefined): Answer | null {
  const repository = findRepository(world, owner, name);
  if (repository === null) return null;
  if (number === undefined)
    return writePage(fullName(repository), writeIssueList(repository, issuesOf(world, repository)));
  const issue = findIssue(world, repository, Number(number));
  return issue && writePage(issue.title, writeIssue(world, issue));
}

function writeHome(world: World): string {
  const repositories = world.repositories.map((it) => {
    const name = escapeHtml(fullName(it));
    return `<li><a href="/${name}/issues">${name}</a></li>`;
  });
  const boards = world.projects.map(({ owner, number, title }) => {
    const kind = owner.__typename === "Organization" ? "orgs" : "users";
    return `<li><a href="/${kind}/${escapeHtml(owner.login)}/projects/${number}">${escapeHtml(title)}</a></li>`;
  });
  return `<h1>The fake GitHub</h1><h2>Repositories</h2><ul>${repositories.join("")}</ul>
<h2>Boards</h2><ul>${boards.join("")}</ul>`;
}
